//! The query options of OData as Graph takes them: `$select`, `$expand`, `$filter`, `$top` and paging.

pub mod expand;
pub mod filter;
pub mod page;
pub mod shape;
mod tokens;
