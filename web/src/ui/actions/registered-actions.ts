/** Something that can be done on the page as it is now, by its button, by a key or from the command palette. */
export interface Action {
  readonly id: string;
  readonly text: string;
  /** The keys that do the same, for people to learn. */
  readonly keys?: string;
  /** Why it is not possible now; null when it is. */
  readonly whyNot?: string | null;
  readonly run: () => void;
}

const actions = new Map<string, Action>();

export function registerAction(action: Action): () => void {
  actions.set(action.id, action);
  return () => {
    if (actions.get(action.id) === action) actions.delete(action.id);
  };
}

/** Those of the page as it is now. */
export function registeredActions(): Action[] {
  return [...actions.values()];
}

export function registeredAction(id: string): Action | undefined {
  return actions.get(id);
}
