//! A random history, let go at random times: whatever is kept still says what was so.

use plumbline::clock::{Clock, FixedClock};
use plumbline::domain::baseline::{NewResources, ResourceMode, Watch};
use plumbline::domain::model::{BaselineId, ResourceId, TenantId, Timestamp};
use plumbline::domain::normalise::ContentHash;
use plumbline::pipeline::{Context, retention};
use plumbline::store::baselines::{Baseline, BaselineResource};
use plumbline::store::resources::NewVersion;
use plumbline::store::tenants::Tenant;
use plumbline::store::{baselines, bodies, history, resources, tenants};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use uuid::Uuid;

use crate::{DAY, HOUR, MARCH, context};

/// What was so, by the only witness that forgets nothing.
#[derive(Debug, Clone)]
struct Truth {
    name: String,
    from: Timestamp,
    to: Option<Timestamp>,
}

struct World {
    context: Context,
    clock: FixedClock,
    tenant: TenantId,
    resource: ResourceId,
    truth: Vec<Truth>,
    agreed: Vec<String>,
    dice: StdRng,
}

impl World {
    fn new(folder: &std::path::Path, seed: u64) -> Self {
        let clock = FixedClock::at(MARCH);
        let context = context(folder, "http://127.0.0.1:9", &clock);
        let tenant = TenantId(Uuid::from_u128(1));
        let row = Tenant {
            id: tenant,
            name: "Contoso".to_owned(),
            directory_id: "3f1c2a9e-7d54-4c0b-9a51-0d6f3b1f8e42".parse().expect("a GUID"),
            enabled: true,
            sync_interval_minutes: 60,
            next_sync_at: MARCH,
            created_at: MARCH,
        };
        context.store.write_now(|tx| tenants::insert(tx, &row)).expect("a tenant");
        let (resource, dice) = ("r".parse().expect("an id"), StdRng::seed_from_u64(seed));
        Self { context, clock, tenant, resource, truth: Vec::new(), agreed: Vec::new(), dice }
    }

    fn change(&mut self) {
        let now = self.clock.now();
        if let Some(last) = self.truth.last_mut().filter(|last| last.to.is_none()) {
            last.to = Some(now);
        }
        let area = "groups".parse().expect("a key");
        if self.dice.random_bool(0.1) {
            let (tenant, resource) = (self.tenant, self.resource.clone());
            self.context.store.write_now(|tx| resources::end_version(tx, tenant, &area, &resource, now)).expect("gone");
            return;
        }
        // Few values, so that bodies are shared and values come back.
        let name = format!("value {}", self.dice.random_range(0..40));
        self.truth.push(Truth { name: name.clone(), from: now, to: None });
        self.context
            .store
            .write_now(|tx| {
                let body = bodies::put(tx, self.tenant, name.as_bytes())?;
                let hash = ContentHash(*blake3::hash(name.as_bytes()).as_bytes());
                let new = NewVersion {
                    resource_id: self.resource.clone(),
                    name,
                    body,
                    canonical_hash: hash,
                    rules_revision: "r".to_owned(),
                };
                resources::begin_version(tx, self.tenant, &area, &new, now)
            })
            .expect("a version");
    }

    /// Agrees to what is live.
    fn agree(&mut self) {
        let Some(live) = self.truth.last().filter(|last| last.to.is_none()).cloned() else { return };
        let version = u64::try_from(self.agreed.len()).expect("few") + 1;
        let area: plumbline::domain::model::AreaKey = "groups".parse().expect("a key");
        self.context
            .store
            .write_now(|tx| {
                let now = resources::current(tx, self.tenant, &area)?.remove(0);
                let resource = BaselineResource {
                    resource_id: self.resource.clone(),
                    name: live.name.clone(),
                    watch: Watch { mode: ResourceMode::Snapshot, paths: Vec::new() },
                    body: now.body,
                    canonical_hash: now.canonical_hash,
                    rules_revision: now.rules_revision,
                };
                let baseline = Baseline {
                    id: BaselineId(Uuid::from_u128(u128::from(version))),
                    tenant_id: self.tenant,
                    area: area.clone(),
                    version,
                    label: String::new(),
                    note: String::new(),
                    mode: ResourceMode::Snapshot,
                    new_resources: NewResources::Alert,
                    active: true,
                    created_at: self.clock.now(),
                    created_by: "ada".to_owned(),
                    resource_count: 1,
                };
                baselines::insert(tx, &baseline, &[resource])
            })
            .expect("a baseline");
        self.agreed.push(live.name);
    }

    async fn let_go(&self) {
        self.clock.advance_ms(DAY);
        retention::run_due(&self.context).await.expect("a run").expect("it is due");
        self.clock.advance_ms(DAY);
        let again = retention::run_due(&self.context).await.expect("a run").expect("it is due");
        let days_matter = again.versions <= 60;
        assert!(days_matter, "a day later hardly anything more goes: {again:?}");
    }

    fn was(&self, at: Timestamp) -> Option<&Truth> {
        self.truth.iter().find(|truth| truth.from <= at && truth.to.is_none_or(|to| at < to))
    }

    fn check(&mut self) {
        let now = self.clock.now();
        let day = |at: Timestamp| at.milliseconds().div_euclid(DAY);
        for _ in 0..200 {
            let age = self.dice.random_range(0..(now.milliseconds() - MARCH.milliseconds()));
            let mut at = now.plus_ms(-age);
            // Beyond the first term only the ends of days are sure to be kept.
            if age > 89 * DAY {
                at = Timestamp((day(at) + 1) * DAY - 1);
            }
            let area = "groups".parse().expect("a key");
            let read =
                |at| self.context.store.read_now(|tx| history::resource_at(tx, self.tenant, &area, &self.resource, at));
            let answer = read(at).expect("an answer");
            let truth = self.was(at);
            if age < 360 * DAY {
                let told = answer.as_ref().map(|kept| (kept.version.name.clone(), kept.is_nearest_at(at)));
                assert_eq!(told, truth.map(|truth| (truth.name.clone(), false)), "{at} at {now}");
            }
            // Whatever the age: what is told as certain was so, and nothing that was there is told as gone.
            if let Some(kept) = answer.filter(|kept| !kept.is_nearest_at(at)) {
                assert_eq!(Some(&kept.version.name), truth.map(|truth| &truth.name), "{at} at {now}");
            }
        }
        let versions = self.context.store.read_now(|tx| {
            let area = "groups".parse().expect("a key");
            history::versions(tx, self.tenant, &area, &self.resource, None, 10_000)
        });
        let versions = versions.expect("versions");
        for found in &versions {
            let version = &found.kept.version;
            let number = usize::try_from(found.number).expect("small");
            assert_eq!(self.truth[number - 1].name, version.name, "numbers never change");
            assert_eq!(self.truth[number - 1].from, version.valid_from, "a version keeps its true beginning");
            let body = self.context.store.read_now(|tx| bodies::get(tx, self.tenant, version.body)).expect("its body");
            assert_eq!(body, version.name.as_bytes());
        }
        for agreed in &self.agreed {
            assert!(versions.iter().any(|found| found.kept.version.name == *agreed), "{agreed} is agreed, and gone");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_of_a_random_history_is_true() {
    for seed in [1, 2, 3] {
        println!("seed {seed}");
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut world = World::new(folder.path(), seed);
        for _ in 0..12 {
            for _ in 0..60 {
                let pause = if world.dice.random_bool(0.7) { 3 * HOUR } else { 3 * DAY };
                world.clock.advance_ms(world.dice.random_range(1..pause));
                world.change();
                if world.dice.random_bool(0.03) {
                    world.agree();
                }
            }
            world.let_go().await;
            world.check();
        }
        let kept = world.context.store.read_now(|tx| {
            let area = "groups".parse().expect("a key");
            history::versions(tx, world.tenant, &area, &world.resource, None, 10_000)
        });
        let kept = kept.expect("versions").len();
        assert!(kept * 3 < world.truth.len() * 2, "{kept} of {} versions are left", world.truth.len());
    }
}
