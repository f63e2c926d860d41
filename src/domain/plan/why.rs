//! Why something is left out of a plan, in words for a person.

use super::Obstacle;

impl Obstacle {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoWay { .. } => "noWay",
            Self::CustomArea => "customArea",
            Self::ReadOnly => "readOnly",
            Self::Secret => "secret",
            Self::NotComparable => "notComparable",
            Self::Omitted => "omitted",
            Self::Unresolved { .. } => "unresolved",
            Self::CannotCreate => "cannotCreate",
            Self::CannotDelete => "cannotDelete",
            Self::IsDeletion => "isDeletion",
            Self::Fixed => "fixed",
            Self::NotRead { .. } => "notRead",
            Self::AlreadyAsAgreed => "alreadyAsAgreed",
            Self::Follows => "follows",
            Self::Closed { .. } => "closed",
            Self::Circular { .. } => "circular",
        }
    }

    /// A sentence for a person.
    pub fn words(&self) -> String {
        let text = match self {
            Self::NoWay { note } if note.is_empty() => "No way to write this is known.",
            Self::NoWay { note } => return note.clone(),
            Self::CustomArea => "An area that a person made is never written.",
            Self::ReadOnly => "The service keeps this itself and lets nobody write it.",
            Self::Secret => "The service never shows this, so what was agreed is not known: enter it by hand.",
            Self::NotComparable => "One of the two sides is not known, so nothing is written.",
            Self::Omitted => "What was agreed says nothing about this, which is not the same as that it be empty.",
            Self::Unresolved { id } => {
                return format!("What was agreed refers to {id}, which is not in the tenant: restore that first.");
            }
            Self::CannotCreate => "This can be changed, but not made anew: make it by hand.",
            Self::CannotDelete => "This can be changed, but not removed: remove it by hand.",
            Self::IsDeletion => "Nobody agreed to this resource. Deleting it is a plan of its own.",
            Self::Fixed => "This is fixed when the resource is made: make it anew by hand.",
            Self::NotRead { reason } => return format!("This could not be read just now: {reason}."),
            Self::AlreadyAsAgreed => "There is nothing to do any more: this is as agreed.",
            Self::Follows => "This follows from another property, which is not put back.",
            Self::Closed { why } => return why.clone(),
            Self::Circular { with } => {
                return format!(
                    "This needs {with} to be there first, and {with} needs this one: make one of them by hand."
                );
            }
        };
        text.to_owned()
    }
}
