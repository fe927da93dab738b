// The drawing that zopa made, to be put into a mail or a document.
import { T, useWords } from "../i18n";
import { useModel } from "../words";

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

export function SaveButtons({ name }: { name: string }) {
  const words = useWords();
  const { page } = useModel();
  const drawn: Record<string, string | null> = page.pictures.svg[words.locale] ?? page.pictures.svg.en ?? {};
  const svg = drawn[name];
  if (!svg) return null;
  const file = `${page.file.replace(/\.[^.]*$/, "") || "zopa"}-${name}`;
  return (
    <p class="save">
      <button type="button" data-save="svg" onClick={() => hand_over(new Blob([svg], { type: "image/svg+xml" }), `${file}.svg`)}>
        <T id="picture.save_svg" />
      </button>
      <button type="button" data-save="png" onClick={() => void as_png(svg).then((png) => png && hand_over(png, `${file}.png`))}>
        <T id="picture.save_png" />
      </button>
      <a href={`#picture-${name}`}><T id="picture.link" /></a>
    </p>
  );
}
