//! What several test files use.

use std::env;
use std::path::{Path, PathBuf};

/// The folder of facts about the published protocol: `../shared`, or where the environment variable
/// `EWS_SIM_SHARED` says. `None`, with a word about it, where there is none.
pub(crate) fn shared() -> Option<PathBuf> {
    let folder = match env::var_os("EWS_SIM_SHARED") {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"),
    };
    if !folder.is_dir() {
        println!("skipped: there is no folder {}", folder.display());
        return None;
    }
    Some(folder)
}
