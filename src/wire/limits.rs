//! Bounds on what one request may cost.

/// What no setting of [`Limits::depth`] goes beyond.
pub(super) const MOST_DEPTH: usize = 1024;

/// Bounds on one document; each is a builder setting of the simulator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", deny_unknown_fields, default))]
pub struct Limits {
    /// Bytes in a request. Default 64 MiB; never more than 4 GiB - 1, whatever is set.
    pub bytes: usize,
    /// Elements open at once. Default 320: the 255 conditions that Exchange takes in a search, each inside
    /// the
    /// one before, and what lies around them and in the innermost one. Never more than 1024, whatever is set,
    /// since what is nested is read by recursion.
    pub depth: usize,
    /// Elements in a document, those that are skipped unread included. Default 4 million.
    pub elements: usize,
    /// Attributes, namespace declarations included, on one element. Default 64.
    pub attributes: usize,
    /// Namespace declarations in force at once. Default 128.
    pub namespaces: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 64 << 20, depth: 320, elements: 4_000_000, attributes: 64, namespaces: 128 }
    }
}

/// Which of the [`Limits`] a document exceeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// [`Limits::bytes`]
    Bytes,
    /// [`Limits::depth`]
    Depth,
    /// [`Limits::elements`]
    Elements,
    /// [`Limits::attributes`]
    Attributes,
    /// [`Limits::namespaces`]
    Namespaces,
}

impl Limit {
    /// The name of the field of [`Limits`].
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bytes => "bytes",
            Self::Depth => "depth",
            Self::Elements => "elements",
            Self::Attributes => "attributes",
            Self::Namespaces => "namespaces",
        }
    }
}
