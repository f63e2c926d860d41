//! How tests register certificates and federated credentials, and consent to apps of other tenants.

use super::admin::with_tenant;
use super::app_registration::{FederatedCredential, RegisteredCertificate};
use super::apps::{self, App, NewApp};
use super::identity;
use super::world::World;
use actix_web::{HttpResponse, web};
use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject;
use serde::Deserialize;
use serde_json::json;
use x509_parser::certificate::X509Certificate;
use x509_parser::prelude::FromDer;

/// The routes below `/__simulator/tenants/{tenant}`.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/certificate", web::put().to(set_certificate))
        .route("/federated-credential", web::put().to(set_federated))
        .route("/consents", web::post().to(consent))
        .route("/partners", web::post().to(add_partner));
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Certificate {
    /// PEM.
    certificate: String,
}

async fn set_certificate(
    world: web::Data<World>,
    name: web::Path<String>,
    given: web::Json<Certificate>,
) -> HttpResponse {
    let Some(certificate) = registered(&given.certificate) else {
        return HttpResponse::BadRequest().json(json!({ "error": "expected a certificate in PEM" }));
    };
    with_tenant(&world, &name, |tenant| {
        tenant.app_registration().certificate = Some(certificate);
        HttpResponse::NoContent().finish()
    })
}

fn registered(pem: &str) -> Option<RegisteredCertificate> {
    let der = CertificateDer::from_pem_slice(pem.as_bytes()).ok()?;
    let (_, certificate) = X509Certificate::from_der(&der).ok()?;
    Some(RegisteredCertificate {
        public_key: certificate.public_key().subject_public_key.data.to_vec(),
        thumbprint: URL_SAFE_NO_PAD.encode(digest(&SHA256, &der)),
    })
}

/// What is left out fits the platform's identity.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Federated {
    issuer: Option<String>,
    subject: Option<String>,
    audience: Option<String>,
}

async fn set_federated(world: web::Data<World>, name: web::Path<String>, given: web::Json<Federated>) -> HttpResponse {
    let Federated { issuer, subject, audience } = given.into_inner();
    let fitting = identity::fitting(&world);
    with_tenant(&world, &name, |tenant| {
        tenant.app_registration().federated = Some(FederatedCredential {
            issuer: issuer.unwrap_or(fitting.issuer),
            subject: subject.unwrap_or(fitting.subject),
            audience: audience.unwrap_or(fitting.audience),
        });
        HttpResponse::NoContent().finish()
    })
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Consent {
    client_id: String,
}

/// An app that is registered in another tenant, or for any organisation, may be used in this one.
async fn consent(world: web::Data<World>, name: web::Path<String>, given: web::Json<Consent>) -> HttpResponse {
    with_tenant(&world, &name, |tenant| {
        if let Some(app) = world.app(&given.client_id) {
            apps::consent(&world, tenant, &app);
            return HttpResponse::NoContent().finish();
        }
        tenant.app_registration().consents.insert(given.client_id.to_ascii_lowercase());
        HttpResponse::NoContent().finish()
    })
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Partner {
    /// The directory of the partner.
    directory_id: String,
}

/// The people of a partner may work in this tenant from now on.
async fn add_partner(world: web::Data<World>, name: web::Path<String>, given: web::Json<Partner>) -> HttpResponse {
    with_tenant(&world, &name, |tenant| {
        tenant.consents().partners.insert(given.directory_id.to_ascii_lowercase());
        HttpResponse::NoContent().finish()
    })
}

/// Registers an application for any organisation.
pub async fn register_app(world: web::Data<World>, given: web::Json<NewApp>) -> HttpResponse {
    let app = App::new(&world, given.into_inner());
    HttpResponse::Ok().json(world.register(app).shown())
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Account {
    account: String,
}

/// Revokes every refresh token of a person.
pub async fn revoke_sign_ins(world: web::Data<World>, given: web::Json<Account>) -> HttpResponse {
    world.people_tokens().revoke(&given.account);
    HttpResponse::NoContent().finish()
}
