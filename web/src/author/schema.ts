// The format as it is declared, from which forms are made.
export interface Field {
  type?: string | string[];
  description?: string;
  pattern?: string;
  oneOf?: Field[];
  anyOf?: Field[];
  const?: string;
  enum?: (string | number)[];
  required?: string[];
  properties?: Record<string, Field>;
  additionalProperties?: Field | false;
  items?: Field;
  minItems?: number;
}

// Of what may stand in short too, the whole of it.
export const in_full = (field: Field | undefined): Field | undefined =>
  field?.anyOf?.find((one) => one.properties !== undefined || one.additionalProperties !== undefined) ?? field;

export class Schema {
  constructor(readonly root: Field) {}

  get sections(): string[] {
    return Object.keys(this.root.properties ?? {});
  }
  // What holds of the file as a whole.
  get whole(): [string, Field][] {
    const has_rows = (name: string) => Object.keys(this.row(name)?.properties ?? {}).length > 0;
    return Object.entries(this.root.properties ?? {}).filter(([name]) => name !== "zopa" && !has_rows(name));
  }
  section(name: string): Field | undefined {
    return this.root.properties?.[name];
  }
  // Of a row of the section.
  row(section: string): Field | undefined {
    const whole = this.section(section);
    return in_full(whole?.items ?? (whole?.additionalProperties || undefined));
  }
  fields(section: string): [string, Field][] {
    return Object.entries(this.row(section)?.properties ?? {});
  }
  field(section: string, key: string): Field | undefined {
    return this.row(section)?.properties?.[key];
  }
  // The keys of which a row has exactly one.
  one_of(section: string): string[] {
    return (this.row(section)?.oneOf ?? []).flatMap((one) => one.required ?? []);
  }
  is_list(section: string): boolean {
    return this.section(section)?.items !== undefined;
  }
}

// The words that a value may be.
export const words_of = (field: Field | undefined): { word: string; help: string }[] =>
  (field?.oneOf ?? []).flatMap((one) => (one.const === undefined ? [] : [{ word: one.const, help: one.description ?? "" }]));

let reading: Promise<Schema> | null = null;
export function read_schema(): Promise<Schema> {
  reading ??= fetch("api/schema").then(async (response) => new Schema((await response.json()) as Field));
  return reading;
}
