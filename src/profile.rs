//! Which Exchange server is simulated: the facts that differ from one generation to the next.

use crate::ResponseCode;
use crate::mailbox::Generation;
use crate::wire::ExchangeVersion;

/// The server that a simulator stands for.
///
/// A profile fixes what the server calls itself, the newest schema it accepts, the look of its envelopes and
/// the answers that differ between generations, and which folders new mailboxes have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum ServerProfile {
    /// Exchange 2007 with its first service pack.
    Exchange2007Sp1,
    /// Exchange 2010 with its second service pack.
    Exchange2010Sp2,
    /// Exchange 2013 as first released, the build that most documented examples come from.
    Exchange2013,
    /// Exchange 2013 with its first service pack.
    Exchange2013Sp1,
    /// Exchange 2016 with its last updates.
    Exchange2016,
    /// Exchange 2019 with its last updates.
    #[default]
    Exchange2019,
    /// Exchange Online.
    ExchangeOnline,
}

/// How a server calls itself in the `ServerVersionInfo` header of its answers.
///
/// Source: the `t:ServerVersionInfo` element of the EWS schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ServerVersionInfo {
    /// The `MajorVersion` attribute.
    pub major_version: u16,
    /// The `MinorVersion` attribute.
    pub minor_version: u16,
    /// The `MajorBuildNumber` attribute.
    pub major_build_number: u16,
    /// The `MinorBuildNumber` attribute.
    pub minor_build_number: u16,
    /// The `Version` attribute: the server's own label, which need not be one that requests may ask for.
    pub version: &'static str,
}

/// How a server writes envelopes: which prefixes it uses and where it declares which namespace.
///
/// No client can depend on it, but a byte-for-byte comparison with recorded answers does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EnvelopeStyle {
    /// Prefix `soap`, header prefix `t`, schema namespaces on the envelope, a blank before `/>`, and faults
    /// of their own shape that keep the header.
    Exchange2007,
    /// Prefix `s`, header prefix `h` beside a default namespace, schema namespaces `xsi` then `xsd` on header
    /// and body, and faults without a header.
    Exchange2010,
    /// As [`Exchange2010`](Self::Exchange2010), but with `xsd` before `xsi` on the header. Written by all
    /// on-premises servers from 2013 on.
    Exchange2013,
    /// Header prefix `h` without a default namespace, and the schema namespaces on the response element
    /// instead of the body. Written by Exchange Online for most operations.
    Online,
}

/// What is known of one profile.
struct Row {
    server_version_info: ServerVersionInfo,
    newest_version: ExchangeVersion,
    envelope_style: EnvelopeStyle,
    unknown_version_code: ResponseCode,
    generation: Generation,
}

impl ServerProfile {
    /// Every profile, oldest server first.
    pub const ALL: &'static [Self] = &[
        Self::Exchange2007Sp1,
        Self::Exchange2010Sp2,
        Self::Exchange2013,
        Self::Exchange2013Sp1,
        Self::Exchange2016,
        Self::Exchange2019,
        Self::ExchangeOnline,
    ];

    /// What the server calls itself in the header of its answers.
    #[must_use]
    pub const fn server_version_info(self) -> ServerVersionInfo {
        self.row().server_version_info
    }

    /// The newest version a request may ask for.
    #[must_use]
    pub const fn newest_version(self) -> ExchangeVersion {
        self.row().newest_version
    }

    /// How the server writes its envelopes.
    #[must_use]
    pub const fn envelope_style(self) -> EnvelopeStyle {
        self.row().envelope_style
    }

    /// The code of the fault that answers a `RequestServerVersion` the server does not know, be it no version
    /// at all or one newer than [`newest_version`](Self::newest_version).
    #[must_use]
    pub const fn unknown_version_code(self) -> ResponseCode {
        self.row().unknown_version_code
    }

    /// The generation of the mailboxes that the server makes.
    #[must_use]
    pub const fn generation(self) -> Generation {
        self.row().generation
    }

    const fn row(self) -> &'static Row {
        match self {
            Self::Exchange2007Sp1 => &EXCHANGE_2007_SP1,
            Self::Exchange2010Sp2 => &EXCHANGE_2010_SP2,
            Self::Exchange2013 => &EXCHANGE_2013,
            Self::Exchange2013Sp1 => &EXCHANGE_2013_SP1,
            Self::Exchange2016 => &EXCHANGE_2016,
            Self::Exchange2019 => &EXCHANGE_2019,
            Self::ExchangeOnline => &EXCHANGE_ONLINE,
        }
    }
}

static EXCHANGE_2007_SP1: Row = Row {
    server_version_info: server_version_info([8, 1, 436, 0], "Exchange2007_SP1"),
    newest_version: ExchangeVersion::Exchange2007Sp1,
    envelope_style: EnvelopeStyle::Exchange2007,
    unknown_version_code: ResponseCode::ErrorInvalidServerVersion,
    generation: Generation::Exchange2007,
};

static EXCHANGE_2010_SP2: Row = Row {
    server_version_info: server_version_info([14, 2, 390, 3], "Exchange2010_SP2"),
    newest_version: ExchangeVersion::Exchange2010Sp2,
    envelope_style: EnvelopeStyle::Exchange2010,
    unknown_version_code: ResponseCode::ErrorInvalidServerVersion,
    generation: Generation::Exchange2010,
};

static EXCHANGE_2013: Row = Row {
    server_version_info: server_version_info([15, 0, 349, 0], "Exchange2013"),
    newest_version: ExchangeVersion::Exchange2013,
    envelope_style: EnvelopeStyle::Exchange2013,
    unknown_version_code: ResponseCode::ErrorInvalidServerVersion,
    generation: Generation::Exchange2013,
};

// Servers of this wave label themselves with names of their own that no request may ask for: this build says
// V2_8.
static EXCHANGE_2013_SP1: Row = Row {
    server_version_info: server_version_info([15, 0, 847, 31], "V2_8"),
    newest_version: ExchangeVersion::Exchange2013Sp1,
    envelope_style: EnvelopeStyle::Exchange2013,
    unknown_version_code: ResponseCode::ErrorInvalidServerVersion,
    generation: Generation::Exchange2013,
};

static EXCHANGE_2016: Row = Row {
    server_version_info: server_version_info([15, 1, 2507, 57], "V2017_07_11"),
    newest_version: ExchangeVersion::V2017_07_11,
    envelope_style: EnvelopeStyle::Exchange2013,
    unknown_version_code: ResponseCode::ErrorInvalidRequest,
    generation: Generation::Exchange2013,
};

static EXCHANGE_2019: Row = Row {
    server_version_info: server_version_info([15, 2, 1544, 4], "V2017_07_11"),
    newest_version: ExchangeVersion::V2017_07_11,
    envelope_style: EnvelopeStyle::Exchange2013,
    unknown_version_code: ResponseCode::ErrorInvalidRequest,
    generation: Generation::Exchange2013,
};

static EXCHANGE_ONLINE: Row = Row {
    server_version_info: server_version_info([15, 20, 7228, 23], "V2018_01_08"),
    newest_version: ExchangeVersion::V2018_01_08,
    envelope_style: EnvelopeStyle::Online,
    unknown_version_code: ResponseCode::ErrorInvalidRequest,
    generation: Generation::Exchange2013,
};

const fn server_version_info(numbers: [u16; 4], version: &'static str) -> ServerVersionInfo {
    let [major_version, minor_version, major_build_number, minor_build_number] = numbers;
    ServerVersionInfo { major_version, minor_version, major_build_number, minor_build_number, version }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_version_is_an_invalid_version_up_to_2013_and_an_invalid_request_later() {
        for &profile in ServerProfile::ALL {
            let expected = match profile {
                ServerProfile::Exchange2016 | ServerProfile::Exchange2019 | ServerProfile::ExchangeOnline => {
                    ResponseCode::ErrorInvalidRequest
                }
                _ => ResponseCode::ErrorInvalidServerVersion,
            };
            assert_eq!(profile.unknown_version_code(), expected, "{profile:?}");
        }
    }

    #[test]
    fn a_newer_profile_never_accepts_less_and_has_a_newer_build() {
        assert!(ServerProfile::ALL.is_sorted_by_key(|profile| profile.newest_version()));
        assert!(ServerProfile::ALL.is_sorted_by_key(|profile| {
            let info = profile.server_version_info();
            (info.major_version, info.minor_version, info.major_build_number)
        }));
    }

    #[test]
    fn a_server_is_labelled_with_the_newest_version_it_accepts_except_by_2013_with_its_service_pack() {
        for &profile in ServerProfile::ALL {
            let label = profile.server_version_info().version;
            let same = ExchangeVersion::parse(label) == Some(profile.newest_version());
            assert_eq!(same, profile != ServerProfile::Exchange2013Sp1, "{profile:?}");
        }
    }

    #[test]
    fn exchange_2019_is_the_default() {
        assert_eq!(ServerProfile::default(), ServerProfile::Exchange2019);
    }
}
