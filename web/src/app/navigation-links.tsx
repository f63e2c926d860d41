import { NavLink } from "react-router";
import { paths } from "@/lib/paths";
import type { PAGES } from "./navigation-pages";
import { useNavigationStyles } from "./use-navigation-styles";

interface NavigationLinksProps {
  readonly pages: typeof PAGES;
  readonly labelledBy?: string;
}

export function NavigationLinks({ pages, labelledBy }: NavigationLinksProps) {
  const styles = useNavigationStyles();
  return (
    <ul className={styles.list} aria-labelledby={labelledBy}>
      {pages.map(({ to, text, Icon }) => (
        <li key={to}>
          <NavLink to={to} end={to === paths.portfolio()} className={styles.link}>
            <Icon className={styles.icon} aria-hidden="true" />
            {text}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}
