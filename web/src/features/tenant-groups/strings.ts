import { counted } from "@/ui/words";

export const strings = {
  title: "Tenant groups",
  description: "Tenants that belong together: roles, ignore rules and filters can name a group",
  add: "Add tenant group",
  edit: "Edit",
  editOf: (name: string) => `Edit ${name}`,
  columns: { name: "Name", tenants: "Tenants", actions: "Actions" },
  tenants: (count: number) => counted(count, "tenant"),
  emptyTitle: "No tenants are grouped yet",
  emptyText: "Make a group for what they have in common: a branch, a service level, a pilot.",
  name: "Name",
  nameHint: "1 to 80 characters",
  colour: "Colour",
  colours: new Map([
    ["slate", "Slate"],
    ["blue", "Blue"],
    ["teal", "Teal"],
    ["green", "Green"],
    ["amber", "Amber"],
    ["orange", "Orange"],
    ["red", "Red"],
    ["purple", "Purple"],
  ]),
  members: "Tenants",
  save: "Save",
  saved: (name: string) => `${name} is saved`,
  delete: "Delete",
  deleteOf: (name: string) => `Delete ${name}`,
  deleteText: (count: number) =>
    `${counted(count, "tenant")} in it ${count === 1 ? "stays" : "stay"}; only the group goes.`,
  deleted: (name: string) => `${name} was deleted`,
};
