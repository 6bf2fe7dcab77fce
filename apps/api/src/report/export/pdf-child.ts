// A process of its own: the compiler takes up to 290 MB, which the API must not hold. It reads one document from its
// input, writes one PDF to its output, and knows no network and no file but its fonts and its template.
import { mkdtempSync, readFileSync, rmdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { drawableIn } from './font-coverage.ts';

const require = createRequire(import.meta.url);

const FONTS = [
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
  '@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  '@expo-google-fonts/noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf',
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
];

function input(): { document: unknown; standard: string } {
  return JSON.parse(readFileSync(0, 'utf8'));
}

function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  const diagnostics = (error as { shortDiagnostics?: { message?: string }[] }).shortDiagnostics;
  return diagnostics?.map((each) => each.message).join('; ') ?? String(error);
}

function compile(): Buffer {
  const { NodeCompiler } =
    require('@myriaddreamin/typst-ts-node-compiler') as typeof import('@myriaddreamin/typst-ts-node-compiler');
  const { document, standard } = input();
  const fontBlobs = FONTS.map((font) => readFileSync(require.resolve(font)));
  const draw = drawableIn(fontBlobs.filter((_, index) => index % 2 === 0));
  const data = JSON.stringify(document, (_key, value) => (typeof value === 'string' ? draw(value) : value));
  // The compiler reads files only below its workspace: an empty folder.
  const workspace = mkdtempSync(path.join(tmpdir(), 'summary-'));
  try {
    const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }] });
    const mainFileContent = readFileSync(new URL('./summary.typ', import.meta.url), 'utf8');
    return compiler.pdf(
      { mainFileContent, inputs: { document: data } },
      { pdfStandard: standard, creationTimestamp: 0 },
    );
  } finally {
    rmdirSync(workspace);
  }
}

try {
  process.stdout.write(compile());
} catch (error) {
  process.stderr.write(messageOf(error));
  process.exitCode = 1;
}
