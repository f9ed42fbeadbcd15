//! How a simulator is set up: which server it stands for, its bounds, what it tolerates.

use crate::ServerProfile;
use crate::double::style::AnswerStyle;
use crate::mailbox::Policies;
use crate::wire::{ExchangeVersion, Limits, Options};

/// What holds for the whole life of a simulator.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", deny_unknown_fields, default))]
pub struct Settings {
    /// The server it stands for.
    pub profile: ServerProfile,
    /// Behaviour that no source settles, or that differs between servers in ways the profile does not cover.
    pub policies: Policies,
    /// Bounds on one request.
    pub limits: Limits,
    /// Namespaces spelled `https://` are refused as the schema demands. Default: accepted, and answered
    /// alike.
    pub strict_namespaces: bool,
    /// What the schema forbids is refused even where real servers answer it. Default: tolerated.
    pub strict_schema: bool,
    /// Mistakes of namespace, order and version in requests are overlooked, and listed in
    /// [`Reply::forgiven`](crate::Reply::forgiven). Default: refused.
    pub lenient: bool,
    /// How answers are written. Default: as the server writes them.
    pub answer_style: Option<AnswerStyle>,
}

impl Settings {
    /// How requests are read.
    #[must_use]
    pub fn request_options(&self) -> Options {
        let mut options = Options::request();
        options.limits = self.limits;
        options.strict_namespaces = self.strict_namespaces;
        options.strict_schema = self.strict_schema;
        options.newest_version = self.profile.newest_version();
        options
    }

    /// The newest schema version a request may name.
    #[must_use]
    pub const fn newest_version(&self) -> ExchangeVersion {
        self.profile.newest_version()
    }
}
