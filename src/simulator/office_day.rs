//! Somebody works in the tenants: lifelike changes one after the other, some of them taken back later.

use super::exchange::{GraphRequest, Initiator};
use super::graph::{self, Context};
use super::made_up::dice::Dice;
use super::made_up::fill::fill;
use super::made_up::people::{Person, person};
use super::schema::{Endpoint, endpoint as endpoint_at};
use super::tenant::Tenant;
use super::world::World;
use super::writes::put_back;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::{Arc, LazyLock, PoisonError};

/// One thing a person may do, and the sentences that tell it and its undoing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Task {
    sentence: String,
    undone: String,
    collection: String,
    name: String,
    /// Which of the administrators does it.
    actor: u64,
    #[serde(default)]
    remove: bool,
    #[serde(default)]
    merge: Option<Value>,
    /// A pointer to a collection and the element that comes into it.
    #[serde(default)]
    add: BTreeMap<String, Value>,
    /// A part of the object that is changed instead of the object itself.
    #[serde(default)]
    member: Option<String>,
}

static TASKS: LazyLock<Vec<Task>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("made_up/data/office_day.json")).expect("the embedded tasks are tested JSON")
});

/// What was done and could be taken back.
struct Done {
    task: &'static Task,
    former: Arc<Value>,
}

/// The state of the working day over all tenants.
pub struct Office {
    dice: Dice,
    next_tenant: usize,
    done: HashMap<usize, VecDeque<Done>>,
}

impl Office {
    pub(super) fn new(seed: u64) -> Self {
        Self { dice: Dice::new(seed, "office day"), next_tenant: 0, done: HashMap::new() }
    }
}

/// More open changes than this in one tenant, and the oldest is taken back.
const MOST_OPEN: usize = 4;

/// Does the next thing in the next tenant and tells what was done.
pub fn office_day(world: &World) -> String {
    let index = {
        let mut office = world.office().lock().unwrap_or_else(PoisonError::into_inner);
        let index = office.next_tenant;
        office.next_tenant = (index + 1).checked_rem(world.tenants().len()).unwrap_or(0);
        index
    };
    world.tenants().get(index).map_or_else(String::new, |tenant| office_day_in(world, tenant))
}

/// The same in one tenant.
pub fn office_day_in(world: &World, tenant: &Tenant) -> String {
    let mut office = world.office().lock().unwrap_or_else(PoisonError::into_inner);
    let Office { dice, done, .. } = &mut *office;
    let open = done.entry(tenant.index()).or_default();
    let takes_back = open.len() >= MOST_OPEN || (open.len() > 1 && dice.chance(40));
    if takes_back && let Some(former) = open.pop_front() {
        return take_back(world, tenant, &former);
    }
    let start = dice.position(TASKS.len()).unwrap_or(0);
    let fresh = |task: &&Task| {
        !open.iter().any(|former| former.task.collection == task.collection && former.task.name == task.name)
    };
    let candidates: Vec<&'static Task> = TASKS.iter().cycle().skip(start).take(TASKS.len()).filter(fresh).collect();
    for task in candidates {
        if let Some(former) = perform(world, tenant, task) {
            open.push_back(Done { task, former });
            return tell(tenant, &task.sentence, &actor(tenant, task));
        }
    }
    format!("Nothing happened at {}", tenant.profile().name)
}

/// Does the task if the tenant has the object; gives the object as it was.
fn perform(world: &World, tenant: &Tenant, task: &Task) -> Option<Arc<Value>> {
    let endpoint = endpoint_at(&task.collection)?;
    let former = Arc::clone(tenant.read(world, &endpoint.path).find(|body| is_named(endpoint, body, &task.name))?);
    let id = former.get("id")?.as_str()?;
    let context = context(world, tenant, &actor(tenant, task));
    let own_address = if endpoint.singleton { endpoint.path.clone() } else { format!("{}/{id}", endpoint.path) };
    let address = format!("{own_address}{}", task.member.as_deref().unwrap_or_default());
    let (method, body) = if task.remove { ("DELETE", None) } else { ("PATCH", Some(body(tenant, task, &former))) };
    let version = endpoint.versions.first()?;
    let answer = graph::answer(
        &context,
        &GraphRequest {
            method: method.to_owned(),
            version: version.clone(),
            path: address,
            query: Vec::new(),
            headers: Vec::new(),
            body,
        },
    );
    (answer.status < 300).then_some(former)
}

fn is_named(endpoint: &Endpoint, body: &Value, name: &str) -> bool {
    endpoint.singleton || ["displayName", "name"].iter().any(|key| body.get(key).and_then(Value::as_str) == Some(name))
}

fn body(tenant: &Tenant, task: &Task, former: &Value) -> Value {
    let mut change = task.merge.as_ref().map_or_else(|| json!({}), |merge| fill(tenant.profile(), &task.name, merge));
    for (pointer, element) in &task.add {
        let mut elements = former.pointer(pointer).and_then(Value::as_array).cloned().unwrap_or_default();
        elements.push(fill(tenant.profile(), &task.name, element));
        let segments = pointer.split('/').filter(|segment| !segment.is_empty()).rev();
        let nested = segments.fold(Value::Array(elements), |inner, segment| json!({ segment: inner }));
        if let (Some(change), Value::Object(nested)) = (change.as_object_mut(), nested) {
            change.extend(nested);
        }
    }
    if let (Some(change), Some(type_name)) = (change.as_object_mut(), former.get("@odata.type"))
        && task.member.is_none()
    {
        change.insert("@odata.type".to_owned(), type_name.clone());
    }
    change
}

fn take_back(world: &World, tenant: &Tenant, done: &Done) -> String {
    let person = actor(tenant, done.task);
    if let Some(endpoint) = endpoint_at(&done.task.collection) {
        put_back(&context(world, tenant, &person), endpoint, &done.former);
    }
    tell(tenant, &done.task.undone, &person)
}

fn context<'a>(world: &'a World, tenant: &'a Tenant, person: &Person) -> Context<'a> {
    let initiator = Initiator::Person { display_name: person.name(), user_principal_name: person.address.clone() };
    Context { world, tenant, initiator, roles: None }
}

fn actor(tenant: &Tenant, task: &Task) -> Person {
    person(tenant.profile(), task.actor)
}

fn tell(tenant: &Tenant, sentence: &str, person: &Person) -> String {
    format!("{}: {}", tenant.profile().name, sentence.replace("{actor}", &person.name()))
}
