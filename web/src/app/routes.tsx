import type { RouteObject } from "react-router";
import { Frame } from "./frame";
import { NotFoundPage } from "./not-found-page";
import { PageLoading } from "./page-loading";
import { pages } from "./pages";
import { RouteErrorPage } from "./route-error-page";

export const routes: RouteObject[] = [
  {
    ErrorBoundary: RouteErrorPage,
    HydrateFallback: PageLoading,
    children: [
      {
        path: "/setup",
        lazy: async () => ({ Component: (await import("@/features/session/setup-page")).SetupPage }),
      },
      {
        path: "/sign-in",
        lazy: async () => ({ Component: (await import("@/features/session/sign-in-page")).SignInPage }),
      },
      {
        Component: Frame,
        children: [
          {
            ErrorBoundary: RouteErrorPage,
            children: [...pages, { path: "*", Component: NotFoundPage }],
          },
        ],
      },
    ],
  },
];
