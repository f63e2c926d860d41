//! New ids. Version 7, so that ids made later sort later, which keeps the indexes of the database compact.

use uuid::Uuid;

use crate::domain::model::{
    AppRegistrationId, BaselineId, CollectionId, CollectorId, DriftId, JobId, TenantId, UserId,
};

pub(super) fn tenant() -> TenantId {
    TenantId(Uuid::now_v7())
}

pub(super) fn app_registration() -> AppRegistrationId {
    AppRegistrationId(Uuid::now_v7())
}

pub(super) fn job() -> JobId {
    JobId(Uuid::now_v7())
}

pub(super) fn collection() -> CollectionId {
    CollectionId(Uuid::now_v7())
}

pub(super) fn collector() -> CollectorId {
    CollectorId(Uuid::now_v7())
}

pub(super) fn baseline() -> BaselineId {
    BaselineId(Uuid::now_v7())
}

pub(super) fn drift() -> DriftId {
    DriftId(Uuid::now_v7())
}

pub(super) fn user() -> UserId {
    UserId(Uuid::now_v7())
}
