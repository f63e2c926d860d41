import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "@/app/app";
import "@/ui/global.css";
import { keepScrollBar } from "@/ui/keep-scroll-bar";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element with the id “root”");
keepScrollBar();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
