// The file itself, to be typed in.  What is typed is never lost: where another window has changed
// the text meanwhile, both are put together line by line, and where the same lines are changed,
// whoever types here chooses; nothing is sent, and nothing dropped, before that.
import { useEffect, useRef, useState } from "preact/hooks";
import { type Offered, offered } from "../author/complete";
import { type Tree, read_tree } from "../author/file";
import { follow_rows, put_text, text_to_row } from "../author/jump";
import { read_schema } from "../author/schema";
import { T, useWords } from "../i18n";
import { useModel } from "../words";
import { Clashes } from "./clashes";
import type { Fault, State } from "./client";
import { clashes_in, merged, text_of } from "./merge";

interface EditorHandle {
  set_text: (text: string) => void;
  set_faults: (faults: Fault[]) => void;
  line: () => number;
  show: (line: number) => void;
  destroy: () => void;
}
interface EditorScript {
  create: (parent: HTMLElement, options: {
    text: string;
    label: string;
    phrases: Record<string, string>;
    nonce: string;
    on_change: (text: string) => void;
    on_jump: () => void;
    offered: (text: string, at: number) => Promise<Offered | null>;
  }) => EditorHandle;
}

// What may stand at a place; what is on file as of the last text that was YAML.
let last_tree: Tree = {};
async function offered_now(text: string, at: number): Promise<Offered | null> {
  const schema = await read_schema();
  last_tree = await read_tree().catch(() => last_tree);
  return offered(text, at, schema.root, last_tree);
}

let loading: Promise<EditorScript> | null = null;
function load_editor(): Promise<EditorScript> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = "editor.js";
    script.onload = () => resolve((window as unknown as { zopa_editor: EditorScript }).zopa_editor);
    script.onerror = reject;
    document.head.append(script);
  });
  return loading;
}

// Sends a text made from `base`: taken, not taken because the text is another by now (or nobody is
// there to take it), or refused.
export type SendText = (text: string, base: string) => Promise<"taken" | "again" | "refused">;

const typing_pause = 400; // milliseconds
const patience = 2000; // before trying once more

// What is typed here, and what is made of it there.
class Typing {
  typed: string | null = null; // not taken yet
  base: string; // of the server, what `typed` was made from
  private on_the_way: string | null = null; // what another look at the server may bring back first
  private sending: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly newest: () => string, // of the server
    readonly send_text: { current: SendText },
    readonly show: (text: string) => void,
    readonly changed: () => void,
  ) {
    this.base = newest();
  }

  pieces() {
    return merged(this.base, this.typed ?? this.base, this.newest());
  }
  clashes() {
    const newest = this.newest();
    if (this.typed === null || this.base === newest || this.on_the_way === newest) return false;
    return clashes_in(this.pieces()).length > 0;
  }

  type(text: string) {
    this.typed = text;
    this.later(typing_pause);
    if (this.base !== this.newest()) this.changed();
  }

  // The text on the server may be another: what is typed goes on from it.
  catch_up() {
    if (this.base === this.newest()) return;
    if (this.typed === null) this.go_on_from_newest(this.newest());
    else if (!this.clashes()) void this.send();
    this.changed();
  }

  go_on_from_newest(text: string) {
    this.base = this.newest();
    this.typed = text === this.base ? null : text;
    this.show(text);
    this.changed();
  }

  // Until nothing is left to be sent, or someone has to choose.
  send(): Promise<void> {
    clearTimeout(this.timer);
    this.sending ??= this.send_all().finally(() => {
      this.sending = null;
      this.catch_up();
    });
    return this.sending;
  }

  private async send_all() {
    while (this.typed !== null && !this.clashes()) {
      if (this.base !== this.newest()) {
        this.go_on_from_newest(text_of(this.pieces()));
        continue;
      }
      const sent = this.typed;
      this.on_the_way = sent;
      const came = await this.send_text.current(sent, this.base);
      this.on_the_way = null;
      if (came === "refused") return;
      if (came === "taken") {
        this.base = sent;
        if (this.typed === sent) this.typed = null;
      } else if (this.base === this.newest()) {
        return this.later(patience);
      }
    }
  }

  private later(pause: number) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send(), pause);
  }
}

export function Editor({ state, newest, send_text, flush }: {
  state: State;
  newest: () => string; // the text, before it is drawn
  send_text: SendText;
  flush: { current: () => Promise<void> };
}) {
  const { page } = useModel();
  const words = useWords();
  const [open, set_open] = useState(false);
  const [, redraw] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorHandle | null>(null);
  const sender = useRef(send_text);
  sender.current = send_text;
  const [typing] = useState(() =>
    new Typing(newest, sender, (text) => editor.current?.set_text(text), () => redraw((count) => count + 1)));
  flush.current = () => typing.send();
  const details = useRef<HTMLDetailsElement>(null);
  const wanted = useRef<number | null>(null); // the line to show when the editor is there
  useEffect(() => {
    put_text({
      sent: () => typing.send(),
      line: () => editor.current?.line() ?? null,
      show: (line) => {
        wanted.current = line;
        if (editor.current !== null) {
          editor.current.show(line);
          wanted.current = null;
        } else if (details.current !== null) details.current.open = true;
      },
    });
    const unfollow = follow_rows();
    return () => {
      unfollow();
      put_text(null);
    };
  }, []);
  useEffect(() => typing.catch_up(), [state.text]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => typing.typed !== null && event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, []);
  useEffect(() => {
    if (!open || place.current === null) return;
    let gone = false;
    const nonce = document.querySelector<HTMLMetaElement>('meta[name="zopa-nonce"]')?.content ?? "";
    void load_editor().then((script) => {
      if (gone || place.current === null) return;
      editor.current = script.create(place.current, {
        text: typing.typed ?? typing.base,
        label: words.text("page.editor_label"),
        phrases: { Completions: words.text("page.editor_completions") },
        nonce,
        on_change: (text) => typing.type(text),
        on_jump: () => void text_to_row(),
        offered: offered_now,
      });
      editor.current.set_faults(state.faults);
      if (wanted.current !== null) editor.current.show(wanted.current);
      wanted.current = null;
    });
    return () => {
      gone = true;
      void typing.send();
      editor.current?.destroy();
      editor.current = null;
    };
  }, [open]);
  useEffect(() => editor.current?.set_faults(state.faults), [state.faults]);
  return (
    <>
      {typing.clashes() && (
        <div class="clash" role="group">
          <p class="fault" role="alert"><T id="page.clash" /></p>
          <Clashes pieces={typing.pieces()} theirs={<T id="page.clash_theirs" />} go_on={(text) => {
            typing.go_on_from_newest(text);
            void typing.send();
          }} />
        </div>
      )}
      <details class="editor" ref={details} onToggle={(event) => set_open(event.currentTarget.open)}>
        <summary><T id="page.editor" /></summary>
        {open && (
          <>
            <div class="text" ref={place} />
            <ul id="faults" aria-live="polite" lang={page.language}>
              {state.faults.map((fault) => <li class="fault">{fault.line}:{fault.column}: {fault.message}</li>)}
            </ul>
          </>
        )}
      </details>
    </>
  );
}
