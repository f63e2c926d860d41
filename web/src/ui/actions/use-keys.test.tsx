import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { useKeys } from "./use-keys";

function Page({ act, dialog = false }: { act: () => void; dialog?: boolean }) {
  useKeys({ a: act });
  return (
    <>
      <input aria-label="Text" />
      <input type="checkbox" aria-label="Box" />
      <select aria-label="Choice">
        <option>one</option>
      </select>
      {dialog && <div role="dialog" aria-label="Question" />}
    </>
  );
}

test("a key acts on the page and on a check box, and not in a field", async () => {
  const act = vi.fn();
  const view = render(<Page act={act} />);
  await userEvent.keyboard("a");
  expect(act).toHaveBeenCalledTimes(1);
  await userEvent.click(view.getByLabelText("Box"));
  await userEvent.keyboard("a");
  expect(act).toHaveBeenCalledTimes(2);
  await userEvent.type(view.getByLabelText("Text"), "a");
  await userEvent.click(view.getByLabelText("Choice"));
  await userEvent.keyboard("a");
  expect(act).toHaveBeenCalledTimes(2);
});

test("a key with Ctrl belongs to the browser, and none acts behind a dialog", async () => {
  const act = vi.fn();
  const view = render(<Page act={act} />);
  await userEvent.keyboard("{Control>}a{/Control}");
  view.rerender(<Page act={act} dialog />);
  await userEvent.keyboard("a");
  expect(act).not.toHaveBeenCalled();
});
