//! Fact tables about the published protocol, to compare our own tables with. For tests only: the tables are
//! no part of the crate, and a test that finds none says so and passes.

#![cfg(test)]

use std::path::{Path, PathBuf};
use std::{env, fs};

/// The chosen columns of every row of a tab-separated table, or nothing when the tables are not at hand.
///
/// They lie in `../shared`, or where the environment variable `EWS_SIM_SHARED` says.
///
/// # Panics
///
/// When the table is there but lacks one of the columns.
pub(crate) fn rows<const N: usize>(table: &str, columns: [&str; N]) -> Option<Vec<[String; N]>> {
    let path = folder().join(table);
    let Ok(text) = fs::read_to_string(&path) else {
        println!("skipped: there is no {}", path.display());
        return None;
    };
    let mut lines = text.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let header = lines.next().expect("a table starts with the names of its columns");
    let places = columns.map(|column| {
        header
            .iter()
            .position(|name| *name == column)
            .unwrap_or_else(|| panic!("{table} has no column {column}"))
    });
    Some(
        lines
            .map(|cells| places.map(|place| cells.get(place).copied().unwrap_or_default().to_owned()))
            .collect(),
    )
}

fn folder() -> PathBuf {
    match env::var_os("EWS_SIM_SHARED") {
        Some(folder) => folder.into(),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"),
    }
}
