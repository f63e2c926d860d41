//! Proves the comparison with resources made up from Microsoft's own types, for every area: a rewriting that means
//! the same gives no difference and the same hash, and a change gives exactly its path. What is expected is told from
//! what was made, without the code that is proved. `scripts/prove-comparison` runs it at length.

mod change;
mod facts;
mod make;
#[path = "../catalog/metadata.rs"]
mod metadata;
mod random;
mod render;
mod report;
mod schema;
mod thing;

use std::collections::BTreeSet;

use plumbline::domain::catalog::{self, Area};
use plumbline::domain::diff::compare_sets;
use plumbline::domain::normalise::normalise;
use serde_json::Value;

use crate::facts::Rulebook;
use crate::make::Maker;
use crate::metadata::{Metadata, metadata};
use crate::random::Random;
use crate::render::Rewriter;
use crate::report::{Failure, Report, found};
use crate::schema::{Described, Schema};
use crate::thing::{Around, Thing, differences};

/// So many of each for a test that is run all the time; the script asks for more.
const COUNT: u64 = 4_000;
const SEED: u64 = 4;

struct Plan {
    seed: u64,
    for_each_area: u64,
    only: Option<String>,
}

/// The settings of `scripts/prove-comparison`.
fn plan() -> Plan {
    let number = |name: &str, default| {
        std::env::var(name).map_or(default, |text| text.parse().unwrap_or_else(|_| panic!("{name} is no number")))
    };
    let areas = u64::try_from(catalog::all().count()).expect("a small number");
    let only = std::env::var("PLUMBLINE_PROOF_AREA").ok();
    let areas = if only.is_some() { 1 } else { areas };
    let for_each_area = number("PLUMBLINE_PROOF_COUNT", COUNT).div_ceil(areas);
    Plan { seed: number("PLUMBLINE_PROOF_SEED", SEED), for_each_area, only }
}

fn prove(what: &str, case: impl Fn(&Maker<'_>, &mut Random, u64, &mut Report)) {
    let Some(metadata): Option<Metadata> = metadata() else { return };
    let plan = plan();
    let schema = Schema::new(&metadata);
    let mut report = Report::default();
    println!("{what}: seed {}, {} for each area", plan.seed, plan.for_each_area);
    for area in catalog::all().filter(|area| plan.only.as_deref().is_none_or(|only| only == area.key.as_str())) {
        let described = schema.resource(area);
        assert!(matches!(described, Described::Object { .. }), "{}: {} is no object", area.key, area.entity_type);
        let rules = Rulebook::new(area);
        let maker = Maker { schema: &schema, rules: &rules, resource: &described };
        for number in 0..plan.for_each_area {
            let mut random = Random::of_case(plan.seed, area.key.as_str(), number);
            case(&maker, &mut random, number, &mut report);
        }
    }
    report.print(what);
    assert!(report.is_clean(), "the comparison is wrong: see the list above; PLUMBLINE_PROOF_SEED={}", plan.seed);
}

fn rewritten(thing: &Thing, random: &mut Random, report: &mut Report) -> Value {
    let around = Around { resource: thing, is_masked: false };
    Rewriter { random, tally: &mut report.kinds }.rewrite(thing, around)
}

#[test]
fn what_means_the_same_is_equal() {
    prove("harmless rewritings", |maker, random, case, report| {
        let thing = maker.resource(random);
        let (before, after) = (thing.plain(), rewritten(&thing, random, report));
        let found = found(maker.rules.area, &before, &after);
        report.cases += 1;
        if !found.is_empty() {
            report.fail(Failure { area: maker.rules.area, case, before, after, expected: Vec::new(), found });
        }
    });
}

#[test]
fn what_means_something_else_gives_exactly_its_path() {
    prove("meaningful changes", |maker, random, case, report| {
        let Some((thing, kind, changed)) = changeable(maker, random) else { return };
        let (one, other) = if random.chance(50) { (&thing, &changed) } else { (&changed, &thing) };
        let mut written = Report::default();
        let after = if random.chance(50) { other.plain() } else { rewritten(other, random, &mut written) };
        let (before, expected) = (one.plain(), differences(one, other));
        let found = found(maker.rules.area, &before, &after);
        report.cases += 1;
        *report.kinds.entry(kind).or_default() += 1;
        let lower = |paths: &[String]| paths.iter().map(|path| path.to_lowercase()).collect::<BTreeSet<_>>();
        if lower(&found) != lower(&expected) {
            report.fail(Failure { area: maker.rules.area, case, before, after, expected, found });
        }
    });
}

/// Some resources have nothing that counts; another one is made then.
fn changeable(maker: &Maker<'_>, random: &mut Random) -> Option<(Thing, &'static str, Thing)> {
    (0..50).find_map(|_| {
        let thing = maker.resource(random);
        change::changed(&thing, random).map(|(kind, changed)| (thing, kind, changed))
    })
}

#[test]
fn pages_and_their_order_mean_nothing() {
    prove("lists cut into pages", |maker, random, case, report| {
        if !case.is_multiple_of(20) {
            return;
        }
        let area: &Area = maker.rules.area;
        let things: Vec<Thing> = (0..5).map(|_| maker.resource(random)).collect();
        let mut pages: Vec<Vec<(usize, Value)>> = vec![Vec::new(); 3];
        for (number, thing) in things.iter().enumerate() {
            let page = random.below(3);
            pages[page].push((number, rewritten(thing, random, report)));
            // What moves while pages are read can stand on two of them.
            if random.chance(20) {
                pages[(page + 1) % 3].push((number, rewritten(thing, random, report)));
            }
        }
        random.shuffle(&mut pages);
        let named = |(number, raw): (usize, Value)| {
            let id = format!("id-{number}").parse().expect("an id");
            (id, area.name_of(&raw), normalise(area, &raw).expect("within the limits"))
        };
        let before: Vec<_> = things.iter().map(Thing::plain).enumerate().map(named).collect();
        let after: Vec<_> = pages.into_iter().flatten().map(named).collect();
        let changes = compare_sets(&before, &after);
        report.cases += 1;
        if !changes.is_empty() {
            let found = changes.iter().map(|change| format!("{:?}", change.change)).collect();
            report.fail(Failure { area, case, before: Value::Null, after: Value::Null, expected: Vec::new(), found });
        }
    });
}
