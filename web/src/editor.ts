// The text editor of the workbench: CodeMirror, with the faults that zopa finds at their places.
import { type CompletionContext, type CompletionResult, autocompletion } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { HighlightStyle, bracketMatching, foldGutter, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import { search, searchKeymap } from "@codemirror/search";
import { EditorState, Transaction } from "@codemirror/state";
import { EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { Offered } from "./author/complete";
import { changes_between } from "./live/merge";

// In the page's colours, light and dark.
const colours = EditorView.theme({
  "&": { color: "var(--text)", backgroundColor: "var(--surface)" },
  ".cm-content": { caretColor: "var(--text)" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--text)" },
  ".cm-gutters": { color: "var(--quiet)", backgroundColor: "var(--raised)", borderColor: "var(--edge)" },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--accent) 10%, transparent)" },
  ".cm-activeLineGutter": { backgroundColor: "var(--edge)", color: "var(--text)" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground, ::selection":
    { backgroundColor: "color-mix(in srgb, var(--accent) 35%, transparent) !important" },
  ".cm-matchingBracket": { backgroundColor: "color-mix(in srgb, var(--accent) 25%, transparent) !important", outline: "1px solid var(--strong-edge)" },
  ".cm-panels, .cm-tooltip": { color: "var(--text)", backgroundColor: "var(--raised)", borderColor: "var(--strong-edge)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { color: "var(--surface)", backgroundColor: "var(--accent)" },
  ".cm-completionDetail": { fontStyle: "normal", color: "inherit" },
  ".cm-panels input, .cm-panels button": { color: "var(--text)", backgroundColor: "var(--surface)", backgroundImage: "none", borderColor: "var(--strong-edge)" },
  ".cm-searchMatch": { backgroundColor: "var(--mark)" },
  ".cm-foldPlaceholder": { color: "var(--quiet)", backgroundColor: "var(--raised)", borderColor: "var(--edge)" },
});
const highlights = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName), tags.keyword], color: "var(--keyword)" },
  { tag: [tags.string, tags.content, tags.special(tags.string)], color: "var(--string)" },
  { tag: [tags.comment, tags.lineComment], color: "var(--remark)", fontStyle: "italic" },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace, tags.meta, tags.attributeValue], color: "var(--quiet)" },
]);

interface Fault {
  line: number;
  column: number;
  message: string;
}

// Columns count code points; CodeMirror counts UTF-16 units.
function offset_of(view: EditorView, fault: Fault): number {
  const { doc } = view.state;
  const line = doc.line(Math.min(Math.max(fault.line, 1), doc.lines));
  const before = [...line.text].slice(0, Math.max(fault.column - 1, 0)).join("");
  return Math.min(line.from + before.length, line.to);
}

// Keys come up as they are typed, on an empty line when asked for (Ctrl+Space); ids and words also
// behind a key.
async function completions(context: CompletionContext, offered: (text: string, at: number) => Promise<Offered | null>): Promise<CompletionResult> {
  const found = await offered(context.state.doc.toString(), context.pos);
  // Nothing is a list without a line, never null: CodeMirror takes null for an answer also to whoever
  // asked with keys while it was looking, and would leave them waiting.
  if (found === null || (found.is_key && found.from === context.pos && !context.explicit)) return { from: context.pos, options: [] };
  const type = found.is_key ? "property" : "constant";
  return { from: found.from, validFor: /^[\w-]*$/, options: found.offers.map((one) => ({ ...one, type })) };
}

export function create(parent: HTMLElement, options: {
  text: string;
  label: string;
  phrases: Record<string, string>; // CodeMirror's, in the page's language
  nonce: string;
  on_change: (text: string) => void;
  on_jump: () => void;
  offered: (text: string, at: number) => Promise<Offered | null>;
}) {
  let is_ours = false;
  // A file keeps its line ends; the editor counts each as one character.
  const line_end = options.text.includes("\r\n") ? "\r\n" : "\n";
  const plain = (text: string) => text.replaceAll("\r\n", "\n");
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        EditorView.cspNonce.of(options.nonce),
        EditorState.lineSeparator.of(line_end),
        lineNumbers(), foldGutter(), history(), bracketMatching(), highlightActiveLine(), lintGutter(), search(),
        syntaxHighlighting(highlights), colours,
        yaml(),
        EditorState.phrases.of(options.phrases),
        autocompletion({
          override: [(context) => completions(context, options.offered)],
          icons: false,
          activateOnCompletion: (one) => one.type === "property", // what may stand behind the key
        }),
        keymap.of([{ key: "Mod-j", run: () => { options.on_jump(); return true; } }, ...defaultKeymap, ...historyKeymap, ...searchKeymap]), // Tab leaves the editor
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": options.label, spellcheck: "false" }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !is_ours) options.on_change(update.state.sliceDoc());
        }),
      ],
    }),
  });
  return {
    set_text(whole: string) {
      const before = plain(view.state.sliceDoc());
      const text = plain(whole);
      if (before === text) return;
      is_ours = true;
      // No more than what is other, so that undo goes on undoing what was typed here.
      view.dispatch({
        changes: changes_between(before, text).map((change) =>
          ({ ...change, insert: view.state.toText(change.insert.replaceAll("\n", line_end)) })),
        annotations: Transaction.addToHistory.of(false),
      });
      is_ours = false;
    },
    set_faults(faults: Fault[]) {
      const diagnostics = faults.map((fault): Diagnostic => {
        const from = offset_of(view, fault);
        return { from, to: view.state.doc.lineAt(from).to, severity: "error", message: fault.message };
      });
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    line: () => view.state.doc.lineAt(view.state.selection.main.head).number,
    show(number: number) {
      const line = view.state.doc.line(Math.min(Math.max(number, 1), view.state.doc.lines));
      view.dispatch({ selection: { anchor: line.from + (line.text.length - line.text.trimStart().length) }, effects: EditorView.scrollIntoView(line.from, { y: "center" }) });
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}
