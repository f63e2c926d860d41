//! New ids. Version 7, so that ids made later sort later, which keeps the indexes of the database compact.

use uuid::Uuid;

use crate::domain::model::{
    AcceptanceId, ApiTokenId, AppRegistrationId, BaselineId, CollectionId, CollectorId, DriftCommentId, DriftId,
    IgnoreRuleId, JobId, PlanId, RoleRuleId, SchemaNoticeId, SessionId, TenantGroupId, TenantId, TenantNoteId, UserId,
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

pub(super) fn drift_comment() -> DriftCommentId {
    DriftCommentId(Uuid::now_v7())
}

pub(super) fn tenant_note() -> TenantNoteId {
    TenantNoteId(Uuid::now_v7())
}

pub(super) fn plan() -> PlanId {
    PlanId(Uuid::now_v7())
}

pub(super) fn user() -> UserId {
    UserId(Uuid::now_v7())
}

pub(super) fn acceptance() -> AcceptanceId {
    AcceptanceId(Uuid::now_v7())
}

pub(super) fn ignore_rule() -> IgnoreRuleId {
    IgnoreRuleId(Uuid::now_v7())
}

pub(super) fn tenant_group() -> TenantGroupId {
    TenantGroupId(Uuid::now_v7())
}

pub(super) fn role_rule() -> RoleRuleId {
    RoleRuleId(Uuid::now_v7())
}

pub(super) fn schema_notice() -> SchemaNoticeId {
    SchemaNoticeId(Uuid::now_v7())
}

/// Random throughout: nothing about it should follow from another one.
pub(super) fn session() -> SessionId {
    SessionId(Uuid::new_v4())
}

pub(super) fn api_token() -> ApiTokenId {
    ApiTokenId(Uuid::now_v7())
}
