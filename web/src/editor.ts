// The text editor of the workbench: CodeMirror, with the faults that zopa finds at their places.
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, defaultHighlightStyle, foldGutter, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import { search, searchKeymap } from "@codemirror/search";
import { EditorState, Transaction } from "@codemirror/state";
import { EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";

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

export function create(parent: HTMLElement, options: {
  text: string;
  label: string;
  nonce: string;
  on_change: (text: string) => void;
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
        syntaxHighlighting(defaultHighlightStyle, { fallback: true }),
        yaml(),
        keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap]), // Tab leaves the editor
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
      let from = 0;
      while (from < Math.min(before.length, text.length) && before[from] === text[from]) from += 1;
      let end = 0;
      while (end < Math.min(before.length, text.length) - from && before[before.length - 1 - end] === text[text.length - 1 - end]) end += 1;
      is_ours = true;
      view.dispatch({
        changes: { from, to: before.length - end, insert: view.state.toText(text.slice(from, text.length - end).replaceAll("\n", line_end)) },
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
    destroy: () => view.destroy(),
  };
}
