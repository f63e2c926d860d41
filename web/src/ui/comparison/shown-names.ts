import { createContext } from "react";
import type { ShownNames } from "@/lib/names";

/** What to show in place of the ids in the values below. */
export const ShownNamesContext = createContext<ShownNames>({});
