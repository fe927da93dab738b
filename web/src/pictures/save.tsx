// The drawing that zopa made, to be put into a mail or a document, and the table behind it.
import { useContext } from "preact/hooks";
import { make_within } from "../fold";
import { T, useWords } from "../i18n";
import * as client from "../live/client";
import { EditContext } from "../live/controls";
import { useModel } from "../words";
import { csv_of } from "./csv";

function hand_over(content: Blob, file: string) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

// Twice as many dots as the drawing has units, for a screen or a page of paper.
function as_png(svg: string): Promise<Blob | null> {
  return new Promise((done) => {
    const image = new Image();
    image.onerror = () => done(null);
    image.onload = () => {
      const canvas = document.createElement("canvas");
      canvas.width = image.naturalWidth * 2;
      canvas.height = image.naturalHeight * 2;
      canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(done, "image/png");
    };
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  });
}

type Drawings = Record<string, string | null>;

// A report holds the drawings of its pictures; the workbench makes one when it is asked for.
function useDrawing(name: string): (() => Promise<string | null>) | null {
  const words = useWords();
  const { svg, ...data } = useModel().page.pictures;
  const is_live = useContext(EditContext) !== null;
  if (is_live) return name in data && data[name as keyof typeof data] !== null ? () => client.drawing(name, words.locale) : null;
  const drawing = ((svg[words.locale] ?? svg.en ?? {}) as Drawings)[name];
  return drawing ? () => Promise.resolve(drawing) : null;
}

function SaveDrawing({ drawing, file }: { drawing: () => Promise<string | null>; file: string }) {
  const save_svg = async () => {
    const svg = await drawing();
    if (svg !== null) hand_over(new Blob([svg], { type: "image/svg+xml" }), `${file}.svg`);
  };
  const save_png = async () => {
    const svg = await drawing();
    const png = svg && (await as_png(svg));
    if (png) hand_over(png, `${file}.png`);
  };
  return (
    <>
      <button type="button" data-save="svg" onClick={() => void save_svg()}><T id="picture.save_svg" /></button>
      <button type="button" data-save="png" onClick={() => void save_png()}><T id="picture.save_png" /></button>
    </>
  );
}

// Stands in the picture's figure, whose tables are what is saved.
export function SaveButtons({ name }: { name: string }) {
  const { page } = useModel();
  const words = useWords();
  const drawing = useDrawing(name);
  const file = `${page.file.replace(/\.[^.]*$/, "") || "zopa"}-${name}`;
  const save_csv = (figure: Element | null) => {
    if (figure === null) return;
    make_within(figure);
    // With a mark, without which some programs take it for another encoding.
    hand_over(new Blob(["\uFEFF", csv_of(figure, words.text("picture.column_issue"))], { type: "text/csv;charset=utf-8" }), `${file}.csv`);
  };
  return (
    <p class="save">
      {drawing !== null && <SaveDrawing drawing={drawing} file={file} />}
      <button type="button" data-save="csv" onClick={(event) => save_csv(event.currentTarget.closest("figure"))}><T id="picture.save_csv" /></button>
      <a href={`#picture-${name}`}><T id="picture.link" /></a>
    </p>
  );
}
