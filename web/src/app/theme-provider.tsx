import {
  createDOMRenderer,
  FluentProvider,
  makeStyles,
  RendererProvider,
  tokens,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import { darkTheme, lightTheme } from "@/ui/theme";
import { useIsDark } from "@/ui/theme-choice";

/** The server puts a fresh nonce into the page; style tags made at run time must carry it. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";
const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } });

/** On an element of its own: what stands on the provider is copied to dialogs and tooltips. */
const useStyles = makeStyles({
  surface: { minHeight: "100vh", backgroundColor: tokens.colorNeutralBackground3 },
});

export function ThemeProvider({ children }: { children: ReactNode }) {
  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <ThemedSurface>{children}</ThemedSurface>
    </RendererProvider>
  );
}

function ThemedSurface({ children }: { children: ReactNode }) {
  const styles = useStyles();
  const dark = useIsDark();
  return (
    <FluentProvider theme={dark ? darkTheme : lightTheme}>
      <div className={styles.surface}>{children}</div>
    </FluentProvider>
  );
}
