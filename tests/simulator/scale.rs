//! Many tenants, and large ones.

use super::Visit;
use plumbline::simulator::{Behaviour, SimulatorSettings, Size, start};
use std::time::{Duration, Instant};

#[tokio::test]
async fn a_tenant_can_be_as_large_as_wanted() {
    let size = Size { users: Some(300), groups: Some(250), applications: Some(70), policies: Some(100) };
    let settings = SimulatorSettings { tenants: 1, size, ..SimulatorSettings::default() };
    let visit = Visit::settled(0, settings).await;
    for (path, wanted) in [
        ("/v1.0/users?$top=999&$select=id", 300),
        ("/v1.0/groups?$top=999&$select=id", 250),
        ("/v1.0/applications?$select=id", 70),
        ("/beta/deviceManagement/configurationPolicies", 50),
        ("/beta/deviceManagement/deviceConfigurations", 30),
        ("/beta/deviceManagement/deviceCompliancePolicies", 20),
    ] {
        let rows = visit.all(path).await;
        assert_eq!((rows.len(), super::ids(&rows).len()), (wanted, wanted), "{path}");
    }
}

#[tokio::test]
async fn a_thousand_tenants_start_at_once() {
    let started = Instant::now();
    let many = start(SimulatorSettings { tenants: 1000, ..SimulatorSettings::default() }).await.unwrap();
    assert!(started.elapsed() < Duration::from_secs(2), "{:?}", started.elapsed());
    let directories: std::collections::BTreeSet<String> =
        many.tenants().into_iter().map(|tenant| tenant.directory_id).collect();
    assert_eq!(directories.len(), 1000);
    many.stop().await;
}

#[tokio::test]
async fn each_answer_takes_as_long_as_ordered() {
    let behaviour = Behaviour { delay_ms: 50, ..Behaviour::default() };
    let visit = Visit::settled(0, SimulatorSettings { tenants: 1, behaviour, ..SimulatorSettings::default() }).await;
    let started = Instant::now();
    visit.get("/v1.0/domains").await;
    assert!(started.elapsed() >= Duration::from_millis(50));
}
