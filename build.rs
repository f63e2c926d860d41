//! Lists the catalog's TOML files for embedding, so that a new area needs no Rust, and rebuilds when the built web
//! app changes.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=web/dist");
    println!("cargo::rerun-if-changed=migrations");
    let data = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("src/domain/catalog/data");
    println!("cargo::rerun-if-changed={}", data.display());
    let mut files = Vec::new();
    for workload in fs::read_dir(&data)? {
        let workload = workload?.path();
        if workload.is_dir() {
            println!("cargo::rerun-if-changed={}", workload.display());
            for file in fs::read_dir(&workload)? {
                files.push(file?.path());
            }
        }
    }
    files.retain(|file| file.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    let list: String = files.iter().map(|file| entry(&data, file)).collect();
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it")).join("catalog_files.rs");
    fs::write(out, format!("pub(super) const FILES: &[(&str, &str)] = &[\n{list}];\n"))
}

fn entry(data: &Path, file: &Path) -> String {
    let name = file.strip_prefix(data).expect("found below it").display().to_string();
    format!("    ({name:?}, include_str!({:?})),\n", file.display().to_string())
}
