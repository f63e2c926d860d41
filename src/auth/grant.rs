//! A grant gives a role over a target. What grants come to, once the members of groups are looked up, is an [`Access`].

use std::collections::{BTreeMap, BTreeSet};

use super::{Role, Scope};
use crate::domain::model::{TenantGroupId, TenantId};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// Every tenant, those to come too, and the instance itself.
    All,
    /// The tenants that belong to the group at the time of asking.
    Group(TenantGroupId),
    Tenant(TenantId),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Grant {
    pub role: Role,
    pub target: Target,
}

/// What somebody may do where. The highest role that applies counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Access {
    over_all: Option<Role>,
    groups: BTreeMap<TenantGroupId, Role>,
    tenants: BTreeMap<TenantId, Role>,
}

impl Access {
    /// `members` tells who belongs to the groups that the grants name.
    pub fn resolve(grants: &[Grant], members: &[(TenantGroupId, TenantId)]) -> Self {
        let mut access = Self::default();
        for Grant { role, target } in grants.iter().copied() {
            match target {
                Target::All => access.over_all = access.over_all.max(Some(role)),
                Target::Tenant(tenant) => raise(&mut access.tenants, tenant, role),
                Target::Group(group) => {
                    raise(&mut access.groups, group, role);
                    let of_group = members.iter().filter(|(of, _)| *of == group);
                    of_group.for_each(|(_, tenant)| raise(&mut access.tenants, *tenant, role));
                }
            }
        }
        access
    }

    /// The role over all tenants and the instance.
    pub fn over_all(&self) -> Option<Role> {
        self.over_all
    }

    pub fn in_tenant(&self, tenant: TenantId) -> Option<Role> {
        self.over_all.max(self.tenants.get(&tenant).copied())
    }

    pub fn in_group(&self, group: TenantGroupId) -> Option<Role> {
        self.over_all.max(self.groups.get(&group).copied())
    }

    /// The roles over single tenants, those by way of groups among them.
    pub fn tenants(&self) -> impl Iterator<Item = (TenantId, Role)> {
        self.tenants.iter().map(|(tenant, role)| (*tenant, *role))
    }

    /// The roles over groups.
    pub fn groups(&self) -> impl Iterator<Item = (TenantGroupId, Role)> {
        self.groups.iter().map(|(group, role)| (*group, *role))
    }

    /// The highest role anywhere.
    pub fn highest(&self) -> Option<Role> {
        let elsewhere = self.tenants.values().chain(self.groups.values()).copied().max();
        self.over_all.max(elsewhere)
    }

    /// What may be seen and changed by something that needs the role.
    pub fn scope(&self, least: Role) -> Scope {
        if self.over_all >= Some(least) {
            return Scope::of_plumbline();
        }
        Scope::only(reached(&self.tenants, least), reached(&self.groups, least))
    }

    /// The same, with no role above `most`.
    #[must_use]
    pub fn at_most(self, most: Role) -> Self {
        let Self { over_all, groups, tenants } = self;
        Self {
            over_all: over_all.map(|role| role.min(most)),
            groups: groups.into_iter().map(|(group, role)| (group, role.min(most))).collect(),
            tenants: tenants.into_iter().map(|(tenant, role)| (tenant, role.min(most))).collect(),
        }
    }

    /// The same, in these tenants and nowhere else.
    #[must_use]
    pub fn only(self, tenants: &BTreeSet<TenantId>) -> Self {
        let kept = tenants.iter().filter_map(|tenant| Some((*tenant, self.in_tenant(*tenant)?)));
        Self { over_all: None, groups: BTreeMap::new(), tenants: kept.collect() }
    }
}

fn raise<K: Ord>(roles: &mut BTreeMap<K, Role>, key: K, role: Role) {
    let known = roles.entry(key).or_insert(role);
    *known = role.max(*known);
}

fn reached<K: Copy + Ord>(roles: &BTreeMap<K, Role>, least: Role) -> BTreeSet<K> {
    roles.iter().filter(|(_, role)| **role >= least).map(|(key, _)| *key).collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{Access, Grant, Target};
    use crate::auth::Role;
    use crate::domain::model::{TenantGroupId, TenantId};

    fn tenant(number: u128) -> TenantId {
        TenantId(Uuid::from_u128(number))
    }

    fn access(grants: &[(Role, Target)]) -> Access {
        let grants: Vec<Grant> = grants.iter().map(|(role, target)| Grant { role: *role, target: *target }).collect();
        let group = TenantGroupId(Uuid::from_u128(9));
        let other = TenantGroupId(Uuid::from_u128(8));
        Access::resolve(&grants, &[(group, tenant(1)), (group, tenant(2)), (other, tenant(3))])
    }

    const GROUP: Target = Target::Group(TenantGroupId(Uuid::from_u128(9)));

    #[test]
    fn the_highest_role_that_applies_counts() {
        let one = Target::Tenant(tenant(1));
        let check = |grants: &[(Role, Target)], expected: [Option<Role>; 3]| {
            let access = access(grants);
            assert_eq!([1, 2, 3].map(|number| access.in_tenant(tenant(number))), expected, "{grants:?}");
        };
        check(&[], [None, None, None]);
        check(&[(Role::Viewer, Target::All)], [Some(Role::Viewer); 3]);
        check(&[(Role::Viewer, GROUP)], [Some(Role::Viewer), Some(Role::Viewer), None]);
        check(&[(Role::Viewer, GROUP), (Role::Approver, one)], [Some(Role::Approver), Some(Role::Viewer), None]);
        check(
            &[(Role::Viewer, Target::All), (Role::Operator, GROUP), (Role::Viewer, one)],
            [Some(Role::Operator), Some(Role::Operator), Some(Role::Viewer)],
        );
    }

    #[test]
    fn a_scope_holds_what_the_role_reaches() {
        let access = access(&[(Role::Viewer, Target::All), (Role::Operator, GROUP)]);
        assert!(access.scope(Role::Viewer).is_everything());
        let operated = access.scope(Role::Operator);
        assert!(!operated.is_everything());
        assert_eq!([1, 2, 3].map(|number| operated.covers(tenant(number))), [true, true, false]);
        assert!(!access.scope(Role::Approver).covers(tenant(1)));
    }

    #[test]
    fn a_token_reaches_no_further_than_its_owner_and_no_further_than_it_says() {
        let access = access(&[(Role::Approver, GROUP)]);
        let token = access.clone().at_most(Role::Viewer).only(&[tenant(2), tenant(3)].into());
        assert_eq!([1, 2, 3].map(|number| token.in_tenant(tenant(number))), [None, Some(Role::Viewer), None]);
        assert_eq!(access.at_most(Role::Administrator).highest(), Some(Role::Approver), "a limit raises nobody");
    }
}
