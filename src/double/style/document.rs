//! A style in a document, in which oddities are told by name.

use serde::{Deserialize, Serialize};

use super::Oddity;

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct AnswerStyle {
    seed: u64,
    /// All, where a document does not say.
    #[serde(default = "all")]
    oddities: Vec<Oddity>,
}

fn all() -> Vec<Oddity> {
    Oddity::ALL.to_vec()
}

impl From<AnswerStyle> for super::AnswerStyle {
    fn from(document: AnswerStyle) -> Self {
        let oddities = document.oddities.iter().fold(0, |bits, &oddity| bits | 1 << oddity as u16);
        Self { seed: document.seed, oddities }
    }
}

impl From<super::AnswerStyle> for AnswerStyle {
    fn from(style: super::AnswerStyle) -> Self {
        let oddities = Oddity::ALL.iter().copied().filter(|&oddity| style.has(oddity)).collect();
        Self { seed: style.seed, oddities }
    }
}

#[cfg(test)]
mod tests {
    use super::super::AnswerStyle;
    use super::*;

    #[test]
    fn a_style_in_a_document_leads_back_to_itself() {
        for style in [AnswerStyle::seeded(7), AnswerStyle::only(Oddity::Prefixes, u64::MAX)] {
            let document = serde_json::to_string(&style).expect("a style is a document");
            assert_eq!(serde_json::from_str::<AnswerStyle>(&document).ok(), Some(style), "{document}");
        }
        let style = serde_json::from_str::<AnswerStyle>(r#"{"seed": 7}"#);
        assert_eq!(style.ok(), Some(AnswerStyle::seeded(7)));
        for wrong in
            ["{}", r#"{"seed": -1}"#, r#"{"seed": 1, "oddities": ["Odd"]}"#, r#"{"seed": 1, "x": 1}"#]
        {
            assert!(serde_json::from_str::<AnswerStyle>(wrong).is_err(), "{wrong}");
        }
    }
}
