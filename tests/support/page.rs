//! Pages of `docs/` that are made from tables.

use std::fs;
use std::path::Path;

/// The page in `docs/` is the one given. Writes it first when asked to.
#[track_caller]
pub(crate) fn assert_written(name: &str, page: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    if std::env::var_os("EWS_SIM_BLESS").is_some() {
        fs::write(&path, page).expect("docs can be written");
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    let same = written.lines().zip(page.lines()).take_while(|(a, b)| a == b).count();
    assert!(
        written == page,
        "docs/{name} differs from line {} on; run this test with EWS_SIM_BLESS=1 in the environment",
        same + 1
    );
}
