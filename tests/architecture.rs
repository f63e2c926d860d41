//! Who may name whom. The files are read as tokens, so that neither comments nor texts count; code under
//! `#[cfg(test)]` is free. A permission that nobody uses is a fault, too: the table tells how the code is, not how it
//! might be.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Lowest first: a module may name what stands above it, as far as its line allows.
const MODULES: &[(&str, &[&str])] = &[
    ("domain::model", &[]),
    ("domain::branding", &[]),
    ("domain::catalog", &["domain::model"]),
    ("domain::normalise", &["domain::catalog"]),
    ("domain::snapshot", &["domain::model", "domain::normalise"]),
    ("domain::diff", &["domain::model", "domain::normalise"]),
    ("domain::baseline", &["domain::catalog", "domain::diff", "domain::model", "domain::normalise"]),
    ("domain::drift", &["domain::diff", "domain::model", "domain::normalise"]),
    ("domain::automatic", &["domain::drift", "domain::model"]),
    ("domain::attribution", &["domain::catalog", "domain::model"]),
    ("domain::explain", &["domain::catalog", "domain::diff", "domain::normalise"]),
    ("domain::replay", &["domain::baseline", "domain::catalog", "domain::diff", "domain::model", "domain::normalise"]),
    ("domain::ignore", &["domain::catalog", "domain::diff", "domain::drift", "domain::model"]),
    ("domain::history", &["domain::model"]),
    ("domain::reference", &["domain::catalog", "domain::diff", "domain::model", "domain::normalise"]),
    ("domain::schema", &["domain::diff", "domain::model"]),
    (
        "domain::plan",
        &[
            "domain::baseline",
            "domain::catalog",
            "domain::diff",
            "domain::model",
            "domain::normalise",
            "domain::reference",
        ],
    ),
    // It looks at plans, and names none of what makes them.
    (
        "domain::review",
        &[
            "domain::baseline",
            "domain::catalog",
            "domain::diff",
            "domain::model",
            "domain::normalise",
            "domain::plan",
            "domain::reference",
        ],
    ),
    ("clock", &["domain::model"]),
    ("crypto", &[]),
    ("config", &[]),
    ("logging", &["clock", "config", "domain::model"]),
    ("outgoing", &["config"]),
    ("auth", &["clock", "config", "crypto", "domain::model", "outgoing"]),
    ("graph", &["clock", "config", "domain::model", "logging"]),
    (
        "store",
        &[
            // No statement without a scope.
            "auth",
            "crypto",
            "domain::attribution",
            "domain::automatic",
            "domain::baseline",
            "domain::branding",
            "domain::diff",
            "domain::drift",
            "domain::ignore",
            "domain::history",
            "domain::model",
            "domain::normalise",
            "domain::plan",
            // For what is told of a plan when it is made.
            "domain::review",
        ],
    ),
    ("collect", &["crypto", "domain::catalog", "domain::model", "domain::normalise", "domain::snapshot", "graph"]),
    (
        "pipeline",
        &[
            "auth",
            "clock",
            "collect",
            "crypto",
            "domain::attribution",
            "domain::automatic",
            "domain::baseline",
            "domain::branding",
            "domain::catalog",
            "domain::diff",
            "domain::drift",
            "domain::explain",
            "domain::ignore",
            "domain::history",
            "domain::model",
            "domain::normalise",
            "domain::plan",
            "domain::reference",
            "domain::replay",
            "domain::review",
            "domain::schema",
            "domain::snapshot",
            "graph",
            // For the words of an error with its causes.
            "logging",
            "store",
        ],
    ),
    ("schedule", &["logging", "pipeline"]),
    (
        "api",
        &[
            // For what is shown to the person it was made for.
            "auth",
            "crypto",
            "domain::attribution",
            "domain::automatic",
            "domain::baseline",
            "domain::branding",
            "domain::catalog",
            "domain::diff",
            "domain::drift",
            "domain::explain",
            "domain::history",
            "domain::model",
            "domain::plan",
            "domain::reference",
            "domain::review",
            "logging",
            "pipeline",
            "store",
        ],
    ),
    ("web", &[]),
    (
        "server",
        &[
            "api", "auth", "clock", "config", "crypto", "graph", "logging", "outgoing", "pipeline", "schedule",
            "store", "web",
        ],
    ),
    // The tenants that it plays: nobody but the command line and tests may know it.
    ("simulator", &[]),
    (
        "cli",
        &[
            "api",
            // For a client of Graph without a database.
            "clock",
            // For the roles that `user add` gives.
            "auth",
            "config",
            "crypto",
            "domain::attribution",
            "domain::baseline",
            "domain::catalog",
            "domain::diff",
            "domain::drift",
            "domain::explain",
            "domain::model",
            "domain::normalise",
            "domain::reference",
            "domain::replay",
            "graph",
            "logging",
            "pipeline",
            "server",
            "simulator",
            "store",
        ],
    ),
    ("main", &["cli"]),
];

/// Edges against the order, each with its reason.
const UPWARD: &[(&str, &str)] = &[
    // The severity of a change is the catalog's to tell, by the path of the change.
    ("domain::catalog", "domain::diff"),
];

/// What of the outside is confined: a crate, a module of the standard library or a name, and who may name it.
const OUTSIDE: &[(&str, &[&str])] = &[
    ("rusqlite", &["store"]),
    ("refinery", &["store"]),
    ("actix_web", &["api", "server", "simulator", "web"]),
    ("utoipa", &["api"]),
    ("reqwest", &["graph", "outgoing"]),
    ("oauth2", &["graph"]),
    ("openidconnect", &["auth"]),
    ("aes_gcm", &["crypto"]),
    // What signs an assertion, and what plays the one who checks it.
    ("aws_lc_rs", &["graph", "server", "simulator"]),
    ("rustls_pki_types", &["graph", "server", "simulator"]),
    // What the server does with the network, and nobody else.
    ("rustls", &["server"]),
    ("governor", &["server"]),
    ("actix_cors", &["server"]),
    // Only the health check opens a connection without the HTTP client.
    ("TcpStream", &["server"]),
    ("UdpSocket", &[]),
    ("x509_parser", &["graph", "simulator"]),
    // The one write to Graph that is no restore.
    ("SecretRotation", &["graph", "pipeline"]),
    // Everything in sight: for what nobody in particular asks for.
    ("of_plumbline", &["auth", "pipeline", "server"]),
    // Times that come again and again are the domain's to understand.
    ("croner", &["domain::automatic"]),
    ("argon2", &["auth"]),
    ("totp_rs", &["auth"]),
    ("clap", &["cli"]),
    ("anyhow", &["cli", "server"]),
    ("std::env", &["config"]),
    // `crypto` seals secrets, `graph` sends them, `auth` checks them, `logging` hides them, and `simulator` plays Microsoft.
    ("ExposeSecret", &["auth", "crypto", "graph", "logging", "simulator"]),
];

/// Tests apart.
const LINES_LIMIT: usize = 500;

#[test]
fn modules_name_only_what_the_table_allows() {
    let mut used = BTreeSet::new();
    let mut faults = Vec::new();
    for source in sources() {
        for path in &source.paths {
            let Some(named) = module_named(path) else { continue };
            if named == source.module {
                continue;
            }
            used.insert((source.module.clone(), named.clone()));
            if !allows(&source.module, &named) {
                faults.push(format!("{}: {} must not name {named}", source.file.display(), source.module));
            }
        }
    }
    for (module, named) in allowed_edges() {
        if !used.contains(&(module.to_owned(), named.to_owned())) {
            faults.push(format!("{module} does not name {named}: take the permission out of the table"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_table_is_sorted_lowest_first() {
    let place: BTreeMap<&str, usize> = MODULES.iter().enumerate().map(|(place, (name, _))| (*name, place)).collect();
    for (module, named) in MODULES.iter().flat_map(|(module, named)| named.iter().map(move |name| (module, name))) {
        assert!(place[named] < place[module], "{module} names {named}, which stands below it");
    }
    for (module, named) in UPWARD {
        assert!(place[named] > place[module], "{module} to {named} is no edge against the order");
    }
}

#[test]
fn every_module_is_in_the_table() {
    let known: BTreeSet<&str> = MODULES.iter().map(|(name, _)| *name).collect();
    for source in sources() {
        let is_root = matches!(source.module.as_str(), "lib" | "domain");
        assert!(is_root || known.contains(source.module.as_str()), "{} is not in the table", source.module);
    }
}

#[test]
fn crates_and_secrets_stay_in_their_modules() {
    let mut faults = Vec::new();
    let sources = sources();
    for (name, allowed) in OUTSIDE {
        let users: BTreeSet<&str> =
            sources.iter().filter(|source| source.names(name)).map(|source| source.module.as_str()).collect();
        let allowed: BTreeSet<&str> = allowed.iter().copied().collect();
        faults.extend(users.difference(&allowed).map(|module| format!("{module} must not name {name}")));
        faults.extend(allowed.difference(&users).map(|module| format!("{module} does not name {name}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// No other use case can change an app registration.
#[test]
fn only_the_rotation_of_secrets_can_change_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let users: BTreeSet<PathBuf> = sources()
        .into_iter()
        .filter(|source| source.names("SecretRotation"))
        .map(|source| source.file.strip_prefix(&root).expect("found below it").to_owned())
        .collect();
    let expected = ["graph/mod.rs", "graph/secret_rotation.rs", "pipeline/rotation_steps.rs"];
    assert_eq!(users, expected.iter().map(PathBuf::from).collect());
}

/// A secret that leaves its wrapper is used where it leaves; a copy in plain text would outlive it. Key bytes are
/// given out behind a reference or in what is overwritten.
#[test]
fn secrets_are_not_copied_into_plain_text() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    find(&root, "rs", &mut files);
    // The clients of OAuth and OpenID Connect take texts of its own, and what is made for a person is in the answer to that person. Both are
    // overwritten by the allocator.
    let exempt = [
        "auth/mod",
        "auth/oidc/provider",
        "auth/oidc/start",
        "graph/assertion",
        "graph/consent",
        "graph/refresh",
        "graph/sign_in",
    ]
    .map(|name| root.join(format!("{name}.rs")));
    let mut faults = Vec::new();
    for file in files.iter().filter(|file| !file.starts_with(root.join("simulator")) && !exempt.contains(file)) {
        let text = std::fs::read_to_string(file).expect("a text file");
        let own = text.lines().take_while(|line| !line.starts_with("#[cfg(test)]"));
        let dense: String = own.flat_map(str::split_whitespace).collect();
        for copy in ["to_owned()", "to_string()", "into()", "to_vec()", "clone()"] {
            let is_copied = ["expose_secret()", "reveal()"].iter().any(|out| dense.contains(&format!(".{out}.{copy}")));
            if is_copied {
                faults.push(format!("{} copies a secret by {copy}", file.display()));
            }
        }
    }
    for name in ["key_bytes", "data_key", "master_key"] {
        let text = std::fs::read_to_string(root.join(format!("crypto/{name}.rs"))).expect("a text file");
        let own = text.lines().take_while(|line| !line.starts_with("#[cfg(test)]"));
        let gives_away = |line: &&str| ["-> [u8", "-> Vec<u8", "-> String"].iter().any(|kind| line.contains(kind));
        // The ids of keys are no secret.
        faults.extend(
            own.filter(gives_away).filter(|line| !line.contains("fn ids")).map(|line| format!("{name}: {line}")),
        );
    }
    let main = std::fs::read_to_string(root.join("main.rs")).expect("a text file");
    assert!(
        main.contains("#[global_allocator]\nstatic ALLOCATOR: ZeroAlloc<System>"),
        "freed memory is not overwritten"
    );
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// One place opens what is stored to write, and nothing but a write connection comes of it.
#[test]
fn only_write_connections_open_write_credentials() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let users = |name: &str| -> BTreeSet<PathBuf> {
        let named = sources().into_iter().filter(|source| source.names(name));
        named.map(|source| source.file.strip_prefix(&root).expect("found below it").to_owned()).collect()
    };
    let files = |names: &[&str]| names.iter().map(PathBuf::from).collect::<BTreeSet<_>>();
    assert_eq!(
        users("WriteCredential"),
        files(&["graph/mod.rs", "graph/write_connection.rs", "pipeline/write_connections.rs"])
    );
    assert_eq!(users("WriteMaterial"), files(&["pipeline/write_connections.rs", "store/write_connections.rs"]));
}

/// Whatever is written to a tenant goes the one way on which it is looked at before and noted.
#[test]
fn only_the_steps_of_a_plan_write_to_tenants() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let users: BTreeSet<PathBuf> = sources()
        .into_iter()
        .filter(|source| source.names("WriteRequest"))
        .map(|source| source.file.strip_prefix(&root).expect("found below it").to_owned())
        .collect();
    let expected =
        ["graph/mod.rs", "graph/write_connection.rs", "graph/write_request.rs", "pipeline/restoring/step.rs"];
    assert_eq!(users, expected.iter().map(PathBuf::from).collect());
}

#[test]
fn files_are_short() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    find(&root.join("src"), "rs", &mut files);
    for extension in ["ts", "tsx", "css"] {
        find(&root.join("web/src"), extension, &mut files);
    }
    for file in files.iter().filter(|file| !is_test(file) && !file.ends_with("api/schema.d.ts")) {
        let text = std::fs::read_to_string(file).expect("a text file");
        let lines = text.lines().take_while(|line| !line.starts_with("#[cfg(test)]")).count();
        assert!(lines <= LINES_LIMIT, "{} has {lines} lines", file.display());
    }
}

#[test]
fn paths_are_found_wherever_they_stand() {
    let check = |code: &str, expected: &[&str]| {
        let tokens: TokenStream = code.parse().expect("Rust");
        let mut found = Vec::new();
        collect_paths(&without_tests(tokens), &["domain".to_owned(), "diff".to_owned()], &mut found);
        let found: BTreeSet<String> = found.iter().map(|path| path.join("::")).collect();
        for path in expected {
            assert!(found.contains(*path), "{path} in {code}, found {found:?}");
        }
        assert_eq!(found.is_empty(), expected.is_empty(), "{code}: {found:?}");
    };
    check("use crate::store::{self, jobs::Lease};", &["store", "store::jobs::Lease"]);
    check("use crate::{schedule, web as app};", &["schedule", "web"]);
    check("use super::model::Id;", &["domain::model::Id"]);
    check("use super::super::clock::Clock;", &["clock::Clock"]);
    check("fn f() { let x = [crate::graph::read()]; }", &["graph::read"]);
    check("use std::{env, fs};", &["std::env"]);
    check("/// See [`crate::store`].\nfn f() -> &'static str { \"crate::store\" }", &[]);
    check("#[cfg(test)] mod tests { use crate::store::x; }", &[]);
    check("pub(in crate::domain) struct X;", &["domain"]);
}

/// A file of `src`, as far as this test is concerned.
struct Source {
    file: PathBuf,
    module: String,
    paths: Vec<Vec<String>>,
    words: BTreeSet<String>,
}

impl Source {
    fn names(&self, name: &str) -> bool {
        match name.split_once("::") {
            Some(wanted) => self.paths.iter().any(|path| {
                path.first().is_some_and(|first| first == wanted.0) && path.get(1).is_some_and(|next| next == wanted.1)
            }),
            None => self.words.contains(name),
        }
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    find(&root, "rs", &mut files);
    files.retain(|file| !is_test(file));
    files.iter().map(|file| source(&root, file)).collect()
}

fn source(root: &Path, file: &Path) -> Source {
    let text = std::fs::read_to_string(file).expect("a text file");
    let tokens: TokenStream = text.parse().expect("Rust that compiles");
    let tokens = without_tests(tokens);
    let place = module_path(file.strip_prefix(root).expect("found below it"));
    let (mut paths, mut words) = (Vec::new(), BTreeSet::new());
    collect_paths(&tokens, &place, &mut paths);
    collect_words(&tokens, &mut words);
    let module = module_named(&place).unwrap_or_else(|| place.first().cloned().unwrap_or_else(|| "lib".to_owned()));
    Source { file: file.to_owned(), module, paths, words }
}

/// `domain/diff/mod.rs` is `domain::diff`; `lib.rs` is the root.
fn module_path(file: &Path) -> Vec<String> {
    let mut path: Vec<String> =
        file.with_extension("").components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    if path.last().is_some_and(|name| matches!(name.as_str(), "mod" | "lib")) {
        path.pop();
    }
    path
}

/// The module of the table that a path leads into.
fn module_named(path: &[String]) -> Option<String> {
    let two = path.iter().take(2).map(String::as_str).collect::<Vec<_>>().join("::");
    let one = path.first().map(String::as_str).unwrap_or_default();
    MODULES.iter().map(|(name, _)| *name).find(|name| *name == two || *name == one).map(str::to_owned)
}

fn allows(module: &str, named: &str) -> bool {
    matches!(module, "lib" | "domain") || allowed_edges().any(|edge| edge == (module, named))
}

fn allowed_edges() -> impl Iterator<Item = (&'static str, &'static str)> {
    let downward = MODULES.iter().flat_map(|(module, named)| named.iter().map(move |name| (*module, *name)));
    downward.chain(UPWARD.iter().copied())
}

/// Leaves out every item under `#[cfg(test)]`, which ends with its braces or a semicolon.
fn without_tests(tokens: TokenStream) -> Vec<TokenTree> {
    let mut kept: Vec<TokenTree> = Vec::new();
    let mut is_skipping = false;
    for token in tokens {
        if is_skipping {
            is_skipping = !ends_item(&token);
        } else if is_cfg_test(&token) {
            kept.pop();
            is_skipping = true;
        } else {
            kept.push(token);
        }
    }
    kept
}

fn ends_item(token: &TokenTree) -> bool {
    match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(mark) => mark.as_char() == ';',
        TokenTree::Ident(_) | TokenTree::Literal(_) => false,
    }
}

fn is_cfg_test(token: &TokenTree) -> bool {
    match token {
        TokenTree::Group(group) => {
            group.delimiter() == Delimiter::Bracket && group.stream().to_string().replace(' ', "") == "cfg(test)"
        }
        _ => false,
    }
}

/// Collects paths that begin with `crate`, `super`, `std` or the crate's own name, the first three made absolute.
fn collect_paths(tokens: &[TokenTree], place: &[String], found: &mut Vec<Vec<String>>) {
    let mut position = 0;
    while position < tokens.len() {
        let follows_path = position >= 2 && is_separator(&tokens[position - 2..]);
        match &tokens[position] {
            TokenTree::Group(group) => {
                collect_paths(&group.stream().into_iter().collect::<Vec<_>>(), place, found);
            }
            TokenTree::Ident(word) if !follows_path => {
                let start = match word.to_string().as_str() {
                    "crate" | "plumbline" => Some(Vec::new()),
                    "std" => Some(vec!["std".to_owned()]),
                    "super" => Some(place[..place.len().saturating_sub(1)].to_vec()),
                    _ => None,
                };
                if let Some(start) = start {
                    follow(start, &tokens[position + 1..], found);
                }
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
        position += 1;
    }
}

/// Follows `::name` to the end of a path, and into the branches of a `use`.
fn follow(mut path: Vec<String>, mut rest: &[TokenTree], found: &mut Vec<Vec<String>>) {
    while is_separator(rest) {
        match rest.get(2) {
            Some(TokenTree::Ident(word)) => {
                extend(&mut path, &word.to_string());
                rest = &rest[3..];
            }
            Some(TokenTree::Group(branches)) => {
                let branches: Vec<TokenTree> = branches.stream().into_iter().collect();
                for branch in branches.split(|token| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ',')) {
                    if let Some(TokenTree::Ident(word)) = branch.first() {
                        let mut start = path.clone();
                        extend(&mut start, &word.to_string());
                        follow(start, &branch[1..], found);
                    }
                }
                return;
            }
            _ => break,
        }
    }
    found.push(path);
}

fn extend(path: &mut Vec<String>, word: &str) {
    match word {
        "super" => {
            path.pop();
        }
        "self" => {}
        _ => path.push(word.to_owned()),
    }
}

fn is_separator(tokens: &[TokenTree]) -> bool {
    let is_colon = |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Punct(mark)) if mark.as_char() == ':');
    is_colon(tokens.first()) && is_colon(tokens.get(1))
}

fn collect_words(tokens: &[TokenTree], words: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => collect_words(&group.stream().into_iter().collect::<Vec<_>>(), words),
            TokenTree::Ident(word) => {
                words.insert(word.to_string());
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

fn is_test(file: &Path) -> bool {
    let path = file.to_string_lossy();
    path.contains("/tests/") || path.ends_with("/tests.rs") || path.contains(".test.") || path.contains("/src/test/")
}

fn find(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut entries: Vec<PathBuf> = entries.map(|entry| entry.expect("readable").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            find(&path, extension, found);
        } else if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
}
