import { useQuery } from "@tanstack/react-query";
import { configQuery } from "@/api/queries";
import type { Look } from "@/api/types";

const PLAIN: Look = { name: null, colour: null, logo: null };

/** How this installation looks; nothing of it is set until somebody chooses. */
export function useLook(): Look {
  return useQuery(configQuery).data?.branding ?? PLAIN;
}
