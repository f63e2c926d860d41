import type { Look } from "@/api/types";
import { Logo } from "../logo";
import { brandWords } from "./brand-words";

/** The logo. Decoration: the name stands beside it. */
export function BrandMark({ look, size }: { look: Look; size: number }) {
  return look.logo ? (
    <img src={look.logo} alt="" style={{ height: size, maxWidth: size * 4, objectFit: "contain" }} />
  ) : (
    <Logo size={size} />
  );
}

export function brandName(look: Look): string {
  return look.name ?? brandWords.product;
}
