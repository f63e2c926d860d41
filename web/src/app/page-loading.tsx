import { makeStyles, Spinner } from "@fluentui/react-components";
import { strings } from "./strings";

const useStyles = makeStyles({ box: { display: "grid", placeItems: "center", minHeight: "60vh" } });

export function PageLoading() {
  const styles = useStyles();
  return (
    <div className={styles.box}>
      <Spinner label={strings.loading} />
    </div>
  );
}
