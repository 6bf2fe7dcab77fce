import { type CSSVariablesResolver, createTheme, MantineProvider, type VariantColorsResolver } from '@mantine/core';
import { setNonce } from 'get-nonce';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';

const styleNonce = (): string => document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? '';

// The colours are those of the public pages (ui/tokens.css); light and dark are decided there, by light-dark().
const variants: VariantColorsResolver = ({ color, variant }) => {
  const plain = { border: '1px solid transparent', hoverColor: undefined };
  const tone = color === 'red' ? 'var(--stop)' : color === 'yellow' ? 'var(--wait)' : 'var(--accent)';
  const tint = color === 'red' ? 'var(--stop-tint)' : color === 'yellow' ? 'var(--tint)' : 'var(--accent-tint)';
  switch (variant) {
    case 'filled':
      return color === 'red' || color === 'yellow'
        ? { ...plain, background: tone, hover: tone, color: 'var(--paper)' }
        : { ...plain, background: 'var(--accent)', hover: 'var(--accent-deep)', color: 'var(--on-accent)' };
    case 'light':
      return { ...plain, background: tint, hover: `color-mix(in srgb, ${tint}, ${tone} 12%)`, color: tone };
    case 'outline':
      return { background: 'transparent', hover: tint, color: tone, border: `1px solid ${tone}` };
    case 'white':
      return { ...plain, background: 'var(--paper)', hover: 'var(--tint)', color: tone };
    case 'default':
      return { background: 'var(--paper)', hover: 'var(--tint)', color: 'var(--ink)', border: '1px solid var(--edge)' };
    default:
      return { ...plain, background: 'transparent', hover: tint, color: tone };
  }
};

const inputSize = { defaultProps: { size: 'sm' as const } };
// A form that opens puts the focus on its first field: a list over the others would hide the form.
const listInput = { defaultProps: { size: 'sm' as const, openOnFocus: false } };

// Mantine's greys in the tint of the tokens; the fourth is the edge of a field, 3:1 against the paper.
const theme = createTheme({
  primaryColor: 'accent',
  colors: {
    accent: [
      '#e4f0f0',
      '#c9e2e2',
      '#a3cfd0',
      '#73cdd0',
      '#45a0a5',
      '#237f85',
      '#0a5c63',
      '#0a5c63',
      '#06434a',
      '#04323a',
    ],
    gray: [
      '#f3f6f5',
      '#eaefee',
      '#e1e8e6',
      '#d9e0de',
      '#7c8987',
      '#6b7876',
      '#5a6866',
      '#4d5c5a',
      '#2f3c3a',
      '#14201f',
    ],
    dark: [
      '#e7eeec',
      '#c4d0cd',
      '#a4b3b0',
      '#8a9996',
      '#748481',
      '#2c3937',
      '#172120',
      '#0f1615',
      '#0b1110',
      '#070b0a',
    ],
  },
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, monospace',
  headings: { fontFamily: 'var(--sans)', fontWeight: '650' },
  lineHeights: {
    xs: 'var(--leading)',
    sm: 'var(--leading)',
    md: 'var(--leading)',
    lg: 'var(--leading)',
    xl: 'var(--leading)',
  },
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.375rem' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  variantColorResolver: variants,
  components: {
    TextInput: inputSize,
    Textarea: inputSize,
    Select: listInput,
    MultiSelect: listInput,
    TagsInput: inputSize,
    // 24 pixels, for a thumb.
    Checkbox: { defaultProps: { size: 'md' as const } },
    Drawer: { defaultProps: { position: 'right', transitionProps: { duration: 150 } } },
    Modal: { defaultProps: { centered: true, transitionProps: { duration: 150 } } },
  },
});

const shared = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-2)',
  '--mantine-color-placeholder': 'var(--ink-2)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--stop)',
  '--mantine-color-default': 'var(--paper)',
  '--mantine-color-default-hover': 'var(--tint)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--edge)',
  '--mantine-color-accent-filled': 'var(--accent)',
  '--mantine-color-accent-filled-hover': 'var(--accent-deep)',
  '--mantine-color-accent-light': 'var(--accent-tint)',
  '--mantine-color-accent-light-hover': 'var(--accent-tint)',
  '--mantine-color-accent-light-color': 'var(--accent)',
  '--mantine-color-accent-outline': 'var(--accent)',
  '--mantine-color-accent-text': 'var(--accent)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-deep)',
  '--mantine-primary-color-light': 'var(--accent-tint)',
  '--mantine-primary-color-light-hover': 'var(--accent-tint)',
  '--mantine-primary-color-light-color': 'var(--accent)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
};
const variables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });

export type ThemeChoice = 'light' | 'dark' | 'auto';
type ThemeState = {
  choice: ThemeChoice;
  choose(choice: ThemeChoice): void /** What a surface shows to those who chose nothing. */;
  prefer(surface: 'dark' | null): void;
};

const ThemeContext = createContext<ThemeState | null>(null);

export function useTheme(): ThemeState {
  const state = useContext(ThemeContext);
  if (!state) throw new Error('useTheme outside MemberTheme');
  return state;
}

const DARK = '(prefers-color-scheme: dark)';

function useSystemDark(): boolean {
  const [isDark, setDark] = useState(() => matchMedia(DARK).matches);
  useEffect(() => {
    const media = matchMedia(DARK);
    const heard = () => setDark(media.matches);
    media.addEventListener('change', heard);
    return () => media.removeEventListener('change', heard);
  }, []);
  return isDark;
}

const chosenTheme = (): ThemeChoice => {
  const value = /(?:^|; )theme=(light|dark)(?:;|$)/.exec(document.cookie)?.[1];
  return value === 'light' || value === 'dark' ? value : 'auto';
};

/** Mantine in our colours. The choice is the public pages' own cookie, so that one choice holds everywhere. */
export function MemberTheme({ children }: { children: ReactNode }) {
  const [choice, setChoice] = useState<ThemeChoice>(chosenTheme);
  const [preferred, prefer] = useState<'dark' | null>(null);
  const systemDark = useSystemDark();
  const scheme = choice === 'auto' ? (preferred ?? (systemDark ? 'dark' : 'light')) : choice;

  // For the scroll lock inside Modal, Drawer and Spotlight.
  useState(() => setNonce(styleNonce()));
  useEffect(() => {
    document.documentElement.dataset.theme = scheme;
    return () => {
      const kept = chosenTheme();
      if (kept === 'auto') delete document.documentElement.dataset.theme;
      else document.documentElement.dataset.theme = kept;
    };
  }, [scheme]);
  const choose = useCallback((next: ThemeChoice) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the server reads it to write the theme into the page
    document.cookie = `theme=${next}; Path=/; Max-Age=31536000; SameSite=Lax`;
    setChoice(next);
  }, []);
  const state = useMemo(() => ({ choice, choose, prefer }), [choice, choose]);
  return (
    <ThemeContext value={state}>
      <MantineProvider
        theme={theme}
        forceColorScheme={scheme}
        cssVariablesResolver={variables}
        getStyleNonce={styleNonce}
      >
        {children}
      </MantineProvider>
    </ThemeContext>
  );
}
