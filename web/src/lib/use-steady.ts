import { useState } from "react";

/** The value as it was for as long as the present one is the same to who uses it. */
export function useSteady<Value>(value: Value, isSame: (steady: Value, present: Value) => boolean): Value {
  const [steady, setSteady] = useState(value);
  if (isSame(steady, value)) return steady;
  setSteady(value);
  return value;
}
