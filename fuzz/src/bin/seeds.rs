//! Writes the pairs of `tests/fixtures` as first inputs: a folder for each target.

use std::path::Path;
use std::{env, fs, io};

use plumbline_fuzz::domain::catalog;
use serde_json::Value;

fn main() -> io::Result<()> {
    let corpus = env::args_os().nth(1).expect("the folder of the corpus");
    let corpus = Path::new(&corpus);
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures");
    for target in ["normalise", "diff"] {
        fs::create_dir_all(corpus.join(target))?;
    }
    let mut written = 0;
    for file in fs::read_dir(fixtures)? {
        let pairs: Value = serde_json::from_str(&fs::read_to_string(file?.path())?)?;
        for pair in pairs.as_array().into_iter().flatten() {
            let position = catalog::all().position(|area| pair["area"] == area.key.as_str()).unwrap_or_default();
            let area = u16::try_from(position).expect("few areas").to_le_bytes();
            let write = |target: &str, body: String| {
                let name = corpus.join(target).join(format!("fixture-{written}"));
                fs::write(name, [area.as_slice(), body.as_bytes()].concat())
            };
            write("normalise", pair["after"].to_string())?;
            write("diff", format!("{}{}", pair["before"], pair["after"]))?;
            written += 1;
        }
    }
    println!("{written} inputs for each target");
    Ok(())
}
