/** A plumb bob on its line. Decoration: the name of the product stands beside it. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path d="M8 4.5h16" stroke="#7fc5d2" strokeWidth="2.6" strokeLinecap="round" />
      <path d="M16 4.5v12" stroke="#7fc5d2" strokeWidth="1.8" />
      <path d="M16 15l5.2 4.3L16 29l-5.2-9.7z" fill="#e0b25c" />
      <path d="M16 15l5.2 4.3L16 29z" fill="#b98a35" />
    </svg>
  );
}
