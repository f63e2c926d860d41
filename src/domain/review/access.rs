//! Policies that decide who may sign in: whether somebody is kept out who must get in.

use serde_json::Value;

use super::facts::Facts;
use super::note::{Note, NoteCode, Severity};
use super::people::Policy;
use super::{entry, numbers};
use crate::domain::plan::{Plan, Touched};

pub(super) fn look(plan: &Plan, facts: &Facts, notes: &mut Vec<Note>) {
    for touched in &plan.resources {
        let Some(access) = entry(&touched.area).and_then(|entry| entry.area.review.access.as_ref()) else { continue };
        let about = numbers(plan, touched);
        let Some(body) = touched.wanted.as_ref().filter(|_| !about.is_empty()) else { continue };
        let wanted = Policy { access, body };
        if !wanted.is_in_force() {
            continue;
        }
        let nothing = Value::Null;
        let seen = Policy { access, body: touched.seen.as_ref().unwrap_or(&nothing) };
        let case = Case { touched, facts, wanted, seen, about };
        notes.extend(case.break_glass());
        notes.extend(case.administrators());
        notes.extend(case.application());
        notes.extend(case.begins_to_act());
        notes.extend(case.share());
    }
}

/// One policy that would be in force.
struct Case<'a> {
    touched: &'a Touched,
    facts: &'a Facts,
    wanted: Policy<'a>,
    seen: Policy<'a>,
    about: Vec<u32>,
}

impl Case<'_> {
    fn note(&self, code: NoteCode, severity: Severity, message: String, way_out: &str) -> Note {
        Note::new(code, severity, message, way_out, self.about.clone())
    }

    fn break_glass(&self) -> Option<Note> {
        let Self { touched, facts, wanted, seen, .. } = self;
        let unknown = super::Person::default();
        let person = |id: &str| facts.people.get(id).unwrap_or(&unknown);
        let reached = |policy: &Policy<'_>, id: &str| policy.is_in_force() && policy.reaches(id, person(id));
        let ids: Vec<String> = facts.settings.break_glass.iter().map(|id| id.as_str().to_lowercase()).collect();
        let hit: Vec<&String> = ids.iter().filter(|id| reached(wanted, id)).collect();
        let new = hit.iter().any(|id| !reached(seen, id));
        let name = |id: &&String| {
            let name = person(id).name.as_str();
            if name.is_empty() { id.to_string() } else { name.to_owned() }
        };
        let names = hit.iter().map(name).collect::<Vec<_>>().join(", ");
        if hit.is_empty() || !(wanted.blocks() || wanted.demands()) {
            return None;
        }
        let way_out = "exclude the break-glass accounts from the policy, and agree to that";
        if wanted.blocks() {
            let severity = if wanted.is_narrow() { Severity::Serious } else { Severity::Fatal };
            let message = format!("{} would lock out the break-glass accounts {names}", touched.name);
            return Some(self.note(NoteCode::BlocksBreakGlass, severity, message, way_out));
        }
        let severity = match (new, wanted.is_narrow()) {
            (true, false) => Severity::Fatal,
            (true, true) => Severity::Serious,
            (false, _) => Severity::Warning,
        };
        let message = format!("{} would ask the break-glass accounts {names} for more than a password", touched.name);
        Some(self.note(NoteCode::ReachesBreakGlass, severity, message, way_out))
    }

    fn administrators(&self) -> Option<Note> {
        let Self { touched, facts, wanted, .. } = self;
        if !wanted.blocks() || wanted.is_narrow() {
            return None;
        }
        let way_out = "exclude at least two administrators from the policy, and agree to that";
        let fatal = |message| Some(self.note(NoteCode::BlocksAdministrators, Severity::Fatal, message, way_out));
        if wanted.reaches_everybody() && !wanted.spares_anybody() {
            return fatal(format!("{} would keep everybody out, administrators too", touched.name));
        }
        match facts.administrators.as_ref().filter(|known| !known.is_empty()) {
            Some(known) => {
                let unknown = super::Person::default();
                let gets_in = |id: &&String| !wanted.reaches(id, facts.people.get(*id).unwrap_or(&unknown));
                if known.iter().any(|id| gets_in(&id)) {
                    return None;
                }
                fatal(format!("{} would keep all {} administrators out", touched.name, known.len()))
            }
            None if wanted.reaches_everybody() => {
                let message = format!("{} keeps nearly everybody out, and who administers is not known", touched.name);
                let way_out = "read the role assignments of the tenant, then make the plan anew";
                Some(self.note(NoteCode::BlocksAdministrators, Severity::Serious, message, way_out))
            }
            None => None,
        }
    }

    fn application(&self) -> Option<Note> {
        let Self { touched, facts, wanted, .. } = self;
        if !wanted.blocks() || !wanted.reaches_application(&facts.own.ids) {
            return None;
        }
        let message = format!("{} would keep Plumbline's own application out", touched.name);
        let way_out = "exclude its service principal from the policy, and agree to that";
        Some(self.note(NoteCode::BlocksApplication, Severity::Fatal, message, way_out))
    }

    fn begins_to_act(&self) -> Option<Note> {
        let message = format!("{} only reports now, and would begin to act", self.touched.name);
        let way_out = "look at what its report says about the sign-ins that it would have stopped";
        self.seen.only_reports().then(|| self.note(NoteCode::BeginsToAct, Severity::Serious, message, way_out))
    }

    fn share(&self) -> Option<Note> {
        let Self { touched, facts, wanted, seen, .. } = self;
        let largest = u64::from(facts.settings.largest_share_percent);
        let share = |policy: &Policy<'_>| if policy.is_in_force() { policy.share_percent(facts) } else { Some(0) };
        if !(wanted.blocks() || wanted.demands()) {
            return None;
        }
        let severity = if facts.settings.share_is_fatal { Severity::Fatal } else { Severity::Serious };
        let way_out = "approve it when few people are at work, or raise the share in the settings of the tenant";
        match (share(wanted), share(seen)) {
            // It reaches them already.
            (Some(after), Some(before)) if after <= before => None,
            (Some(after), _) if after > largest => {
                let message = format!("{} would reach {after} % of all users, more than {largest} %", touched.name);
                Some(self.note(NoteCode::LargeShare, severity, message, way_out))
            }
            (None, _) if wanted.reaches_everybody() && !(seen.is_in_force() && seen.reaches_everybody()) => {
                let message = format!("{} would reach all users but those that it excludes", touched.name);
                Some(self.note(NoteCode::LargeShare, severity, message, way_out))
            }
            (Some(_) | None, _) => None,
        }
    }
}
