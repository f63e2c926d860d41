import { FluentProvider } from "@fluentui/react-components";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import type { ComponentType } from "react";
import { createMemoryRouter, RouterProvider } from "react-router";
import { lightTheme } from "@/ui/theme";

interface PageUnderTest {
  readonly Component: ComponentType;
  readonly path: string;
  readonly at: string;
}

/** One page at one address, with a cache of its own; every other address is empty. */
export function renderPage({ Component, path, at }: PageUnderTest) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const router = createMemoryRouter(
    [
      { path, Component },
      { path: "*", element: null },
    ],
    { initialEntries: [at] },
  );
  render(
    <FluentProvider theme={lightTheme}>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </FluentProvider>,
  );
  return { router, client };
}
