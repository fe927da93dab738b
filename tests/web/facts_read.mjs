// What a page says, as facts: read from what is drawn, not from the JSON that it was drawn from.
import { unfold } from "./browser.mjs";

// Runs in the browser.
function facts_of_page() {
  const text = (element) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();
  const all = (selector, of = document) => [...of.querySelectorAll(selector)];
  const texts = (selector, of) => all(selector, of).map(text);
  // The words of a claim's id: "company-site".
  const id_in = (element) => text(element.querySelector("code.id"));
  const basis_of = (element) => element.querySelector(":scope > .basis")?.classList[1] ?? null;
  const heading = (element) => {
    const bare = element.cloneNode(true);
    all(".basis, .permalink", bare).forEach((one) => one.remove());
    return text(bare);
  };
  const knots_in = (selector) => all(selector).map((knot) => ({
    issues: heading(knot.firstElementChild),
    basis: basis_of(knot.firstElementChild),
    claims: all(".claims > .claim-card summary", knot).map(id_in),
  }));
  // Rows by the heads of their columns.
  const head_of = (table) => all("thead th", table).map((one) => text(one.querySelector(".hidden") ?? one.querySelector("bdi") ?? one));
  const cells_of = (row, head) => Object.fromEntries([...row.children].map((cell, index) => [head[index], cell]));
  const table_of = (table) => {
    const head = head_of(table);
    return all("tbody tr", table).map((row) => Object.fromEntries(Object.entries(cells_of(row, head)).map(([name, cell]) => [name, text(cell)])));
  };
  const lines_of_package = (link) => link.title.split("\n");
  const opened = all("#ways table.ways").flatMap((table) => {
    const head = head_of(table);
    return all("tbody tr", table).map((row) => {
      const cells = cells_of(row, head);
      const with_words = Object.entries(cells).filter(([, cell]) => cell.querySelector("ul.bare"));
      return {
        asks: Object.fromEntries(with_words.map(([name, cell]) => [name, texts("li", cell)])),
        opens: all("a.package-link", row).map(lines_of_package),
        basis: all(".basis", row).map((one) => one.classList[1]).at(-1),
      };
    });
  });
  const packages = all("#packages table.packages").flatMap((table) => {
    const head = head_of(table);
    return all("tbody tr", table).map((row) => {
      const cells = cells_of(row, head);
      const options = Object.entries(cells).filter(([, cell]) => cell.querySelector(":scope > q"));
      const parties = Object.entries(cells).filter(([, cell]) => cell.querySelector(".takes"));
      return {
        options: Object.fromEntries(options.map(([name, cell]) => [name, text(cell)])),
        parties: Object.fromEntries(parties.map(([name, cell]) => [name, cell.querySelector(".takes").classList[1]])),
      };
    });
  });
  const rows_of_issue = (body) => {
    const issue = text(body.querySelector(".issue-name bdi"));
    return all("tr:not(.issue-name)", body).map((row) => ({
      issue, option: text(row.querySelector("th bdi")), tabled: !row.classList.contains("untabled"),
      ruled_out_by: texts("td.in-the-way > .marks .hidden", row),
    }));
  };
  const without = ["#sources .text", "blockquote", "figcaption", "code", "select", ".editor", ".tools"];
  const prose = document.querySelector("main").cloneNode(true);
  all(without.join(", "), prose).forEach((one) => one.remove());
  all("li, p, td, th, h2, h3, h4, summary, figcaption, dd, dt, span.line", prose).forEach((one) => one.append(" · "));
  return {
    all: text(document.querySelector("main")),
    prose: text(prose),
    sections: Object.fromEntries(all("main section[id]").map((one) => [one.id, text(one)])),
    first: { headline: text(document.querySelector(".headline")), sentence: text(document.querySelector(".verdict .sentence")), scope: text(document.querySelector(".verdict .scope")) },
    figures: all("dl.figures > div").map((one) => [text(one.querySelector("dt")), text(one.querySelector("dd"))]),
    conflicts: knots_in("#conflicts > .beyond > .knots article.knot"),
    collisions: knots_in("#conflicts > div:not(.beyond) article.knot"),
    knots_drawn: text(document.querySelector("#picture-knots thead .groups th")),
    ways: { groups: texts("#ways .folded > h3"), classes: texts("#ways .class > h4"), rows: opened },
    packages,
    same_in_all: text(all("#packages .beyond > p")[0]),
    ruled_out: all("#picture-who tbody:not(.linked)").flatMap(rows_of_issue),
    questions: all("#questions .whom").map((one) => ({ party: text(one.querySelector("h3 bdi")), asks: texts("li.asked", one), notes: texts("li.note", one) })),
    evidence: all("#sources details.behind > .folded > .scroll table").slice(0, 1).flatMap(table_of),
    readings: texts("#readings ul li").filter((_, index, list) => index >= 0 && list.length > 0),
    proposals: texts("#proposals article.card"),
    islands: texts("#who details.behind li[data-on]"),
    moved: texts("#time details.behind .folded > ul > li"),
    states: all("#states span[id^='state-']").map((one) => ({ number: one.id.slice(6), row: text(one.closest("tr")) })),
    efficient: all("#packages details.behind table").slice(0, 1).flatMap(table_of),
  };
}

// Of a page that is drawn whole, with all that is folded away.
export async function facts_on(page) {
  await page.waitForSelector("main.drawn #method");
  await unfold(page);
  return page.evaluate(facts_of_page);
}
