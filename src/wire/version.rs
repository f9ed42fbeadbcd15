//! The versions of the protocol that a request can ask for.

use std::fmt;

/// Declares the enum and its names from one list of `Variant = "wire name"` rows, oldest version first.
macro_rules! exchange_versions {
    ($($(#[$doc:meta])* $version:ident = $name:literal,)*) => {
        /// The schema a request is written against, as its `RequestServerVersion` header says.
        ///
        /// The order is that of age, so `version >= ExchangeVersion::Exchange2013` reads as "2013 or later".
        /// The names are those of schemas, not of products: a service pack that brought no new schema has
        /// none.
        ///
        /// Source: `t:ExchangeVersionType` of the EWS schema, and `V2018_01_08`, which Exchange Online adds.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum ExchangeVersion {
            $($(#[$doc])* $version,)*
        }

        impl ExchangeVersion {
            /// Every version, oldest first.
            pub const ALL: &'static [Self] = &[$(Self::$version,)*];

            /// The newest version, which has every element that is declared anywhere.
            pub const NEWEST: Self = Self::ALL[Self::ALL.len() - 1];

            /// The name as it stands on the wire.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$version => $name,)* }
            }

            /// The version with that name on the wire; upper and lower case differ.
            ///
            /// Which code answers a name that is no version depends on the server: see
            /// [`ServerProfile::unknown_version_code`](crate::ServerProfile::unknown_version_code).
            #[must_use]
            pub fn parse(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$version),)* _ => None }
            }
        }
    };
}

exchange_versions! {
    /// The first release of Exchange 2007, and what a request without the header is read as.
    Exchange2007 = "Exchange2007",
    /// Exchange 2007 with any of its service packs.
    Exchange2007Sp1 = "Exchange2007_SP1",
    /// A schema between 2007 and 2010 that no released server is named after.
    Exchange2009 = "Exchange2009",
    /// The first release of Exchange 2010.
    Exchange2010 = "Exchange2010",
    /// Exchange 2010 with its first service pack.
    Exchange2010Sp1 = "Exchange2010_SP1",
    /// Exchange 2010 with its second or third service pack.
    Exchange2010Sp2 = "Exchange2010_SP2",
    /// A schema between 2010 and 2013 that no released server is named after.
    Exchange2012 = "Exchange2012",
    /// The first release of Exchange 2013, with which the IM list came.
    Exchange2013 = "Exchange2013",
    /// Exchange 2013 with its first service pack.
    Exchange2013Sp1 = "Exchange2013_SP1",
    /// A schema between 2013 and 2016 that no released server is named after.
    Exchange2015 = "Exchange2015",
    /// The first release of Exchange 2016.
    Exchange2016 = "Exchange2016",
    /// The schema of 5 October 2015.
    V2015_10_05 = "V2015_10_05",
    /// The schema of 6 January 2016.
    V2016_01_06 = "V2016_01_06",
    /// The schema of 13 April 2016.
    V2016_04_13 = "V2016_04_13",
    /// The schema of 13 July 2016.
    V2016_07_13 = "V2016_07_13",
    /// The schema of 10 October 2016.
    V2016_10_10 = "V2016_10_10",
    /// The schema of 7 January 2017.
    V2017_01_07 = "V2017_01_07",
    /// The schema of 14 April 2017.
    V2017_04_14 = "V2017_04_14",
    /// The schema of 11 July 2017, the newest of Exchange 2016 and 2019.
    V2017_07_11 = "V2017_07_11",
    /// The schema of 8 January 2018, which only Exchange Online speaks.
    V2018_01_08 = "V2018_01_08",
}

impl fmt::Display for ExchangeVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::published_tables::rows;

    #[test]
    fn products_and_service_packs_without_a_schema_are_refused() {
        for name in ["", "exchange2007", "Exchange2007_SP2", "Exchange2010_SP3", "Exchange2019", "V2_8"] {
            assert_eq!(ExchangeVersion::parse(name), None, "{name:?}");
        }
    }

    #[test]
    fn every_name_leads_back_to_its_version() {
        for &version in ExchangeVersion::ALL {
            assert_eq!(ExchangeVersion::parse(version.name()), Some(version));
            assert_eq!(version.to_string(), version.name());
        }
    }

    #[test]
    fn versions_are_in_order_of_age() {
        assert!(ExchangeVersion::ALL.is_sorted_by(|older, newer| older < newer));
        assert!(ExchangeVersion::Exchange2010Sp2 < ExchangeVersion::Exchange2013);
        assert!(ExchangeVersion::Exchange2016 < ExchangeVersion::V2015_10_05);
    }

    #[test]
    fn the_versions_are_those_of_the_published_schema_and_that_of_exchange_online() {
        let Some(published) = rows("schema/request_server_versions.tsv", ["version"]) else { return };
        let published = published.iter().map(|[version]| version.as_str()).chain(["V2018_01_08"]);
        assert!(published.eq(ExchangeVersion::ALL.iter().map(|version| version.name())));
    }
}
