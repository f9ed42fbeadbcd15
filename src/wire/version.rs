//! Schema versions (placeholder replaced by the table).
/// A version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExchangeVersion {
    /// 2007
    Exchange2007,
    /// 2013
    Exchange2013,
    /// newest
    V2018_01_08,
}
impl ExchangeVersion {
    /// Newest.
    pub const NEWEST: Self = Self::V2018_01_08;
    /// Name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exchange2007 => "Exchange2007",
            Self::Exchange2013 => "Exchange2013",
            Self::V2018_01_08 => "V2018_01_08",
        }
    }
    /// Parse.
    pub fn parse(s: &str) -> Option<Self> {
        [Self::Exchange2007, Self::Exchange2013, Self::V2018_01_08].into_iter().find(|v| v.name() == s)
    }
}
