export const brandWords = { product: "Plumbline" };
