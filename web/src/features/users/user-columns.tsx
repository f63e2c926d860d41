import type { User, UserGrant } from "@/api/types";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import type { DataColumn } from "@/ui/data-table";
import { Note } from "@/ui/note";
import { TimeText } from "@/ui/time-text";
import { words } from "./words";

/** `nameOf` tells what a role is over. */
export function userColumns(nameOf: (grant: UserGrant) => string): readonly DataColumn<User>[] {
  const { name, roles, state, factor, used } = words.columns;
  const sentence = (grant: UserGrant) => words.over(words.roles.get(grant.role) ?? grant.role, nameOf(grant));
  return [
    {
      key: "name",
      title: name,
      width: "22%",
      render: (user) => (
        <AppLink to={paths.user(user.id)} strong>
          {user.username}
        </AppLink>
      ),
    },
    {
      key: "roles",
      title: roles,
      width: "34%",
      render: (user) =>
        user.grants.length === 0
          ? words.noRole
          : user.grants.map((grant) => (
              <div key={`${grant.source} ${sentence(grant)}`}>{sentence(grant)}</div>
            )),
    },
    {
      key: "state",
      title: state,
      width: "16%",
      render: (user) => (
        <>
          {user.disabledAt ? words.disabled : words.enabled}
          {user.mustChangePassword && <Note>{words.mustChange}</Note>}
        </>
      ),
    },
    { key: "factor", title: factor, width: "14%", render: factorOf },
    {
      key: "used",
      title: used,
      width: "14%",
      render: (user) => <TimeText at={user.lastSignInAt} missing={words.never} />,
    },
  ];
}

function factorOf(user: User): string {
  if (!user.passwordChangedAt) return words.byProvider;
  return user.secondFactorSince ? words.on : words.off;
}
