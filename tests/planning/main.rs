//! Making plans: what is written, what is left out, and in which order.

mod disasters;
mod every_area;
mod missing;
mod parts;
mod places;
mod rendering;
mod setting;
mod undo;
mod whatever_changes;
