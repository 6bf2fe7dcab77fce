/** Both count from 1. */
type Place = { line: number; column: number };

/** Where a text stops being JSON. `field` is the path of the value that was being read, '' at the top. */
type JsonFault = Place & { field: string; expected: string };

export type ParsedJson = { value: unknown } | { fault: JsonFault };

/** Parses JSON; for a broken text it says where and in which field, which JSON.parse does not. */
export function parseJson(text: string): ParsedJson {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  try {
    return { value: JSON.parse(body) };
  } catch {
    return { fault: new Scanner(body).fault() };
  }
}

/** Where the value of a key of the top object stands; null where there is no such key. */
export function placeOf(text: string, key: string): Place | null {
  const scanner = new Scanner(text.startsWith('\uFEFF') ? text.slice(1) : text);
  scanner.fault();
  const at = scanner.tops.get(key);
  return at === undefined ? null : scanner.place(at);
}

class Fault extends Error {
  constructor(
    readonly at: number,
    readonly field: string,
    readonly expected: string,
  ) {
    super(expected);
  }
}

/** Deeper than any programme; a recursion that a hostile file cannot drive into the stack's end. */
const MAX_DEPTH = 200;
const STRING = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Reads a text only as far as its first mistake. */
class Scanner {
  private at = 0;
  /** Where the values of the top object begin; of a repeated key the last one, which is the one that counts. */
  readonly tops = new Map<string, number>();

  constructor(private readonly text: string) {}

  fault(): JsonFault {
    try {
      this.value('', 0);
      this.skipBlanks();
      throw new Fault(this.at, '', 'the end of the file');
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return { ...this.place(error.at), field: error.field, expected: error.expected };
    }
  }

  place(at: number): Place {
    const before = this.text.slice(0, at).split('\n');
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  }

  private value(field: string, depth: number): void {
    this.skipBlanks();
    if (depth > MAX_DEPTH) throw new Fault(this.at, field, 'less nesting');
    const next = this.text[this.at];
    if (next === '{') this.members(field, depth);
    else if (next === '[') this.items(field, depth);
    else if (!(next === '"' ? this.takes(STRING) : this.takes(SCALAR))) {
      throw new Fault(this.at, field, next === '"' ? 'a text that ends with "' : 'a value');
    }
  }

  private members(field: string, depth: number): void {
    this.at++;
    if (this.takesSign('}')) return;
    do {
      this.skipBlanks();
      const from = this.at;
      if (!this.takes(STRING)) throw new Fault(this.at, field, 'the name of a field in ""');
      const name = this.text.slice(from + 1, this.at - 1);
      const inner = field ? `${field}.${name}` : name;
      if (!this.takesSign(':')) throw new Fault(this.at, inner, ':');
      this.skipBlanks();
      if (depth === 0) this.tops.set(name, this.at);
      this.value(inner, depth + 1);
      if (this.takesSign('}')) return;
      if (!this.peeksSign(',')) throw new Fault(this.at, inner, ', or }');
    } while (this.takesSign(','));
  }

  private items(field: string, depth: number): void {
    this.at++;
    if (this.takesSign(']')) return;
    for (let index = 0; ; index++) {
      const inner = `${field}[${index}]`;
      this.value(inner, depth + 1);
      if (this.takesSign(']')) return;
      if (!this.takesSign(',')) throw new Fault(this.at, inner, ', or ]');
    }
  }

  private skipBlanks(): void {
    while (' \t\n\r'.includes(this.text[this.at] ?? '-')) this.at++;
  }

  private takes(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) return false;
    this.at = pattern.lastIndex;
    return true;
  }

  private peeksSign(sign: string): boolean {
    this.skipBlanks();
    return this.text[this.at] === sign;
  }

  private takesSign(sign: string): boolean {
    if (!this.peeksSign(sign)) return false;
    this.at++;
    return true;
  }
}
