//! Requirements that no test is about, and why.

use crate::requirement::Document::{self, CDATA, CONT, CORE, FOLD, SYNC, TASK};

/// Requirements that are left out for one reason.
pub(crate) struct Group {
    pub(crate) reason: &'static str,
    pub(crate) requirements: &'static [(Document, &'static [u32])],
}

/// What is left out for good, or until the thing it is about is simulated.
pub(crate) const EXCLUDED: &[Group] = &[];

/// What is to be tested, and is not yet.
pub(crate) const NOT_YET_COVERED: &[Group] = &[];
