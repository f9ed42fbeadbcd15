//! Names of elements: those met before are known at sight, since most elements of a long message are called
//! as earlier ones.

use super::bindings::Resolved;

/// How many names are remembered at once, each in the one place where it can be.
const PLACES: usize = 32;

/// Some of the names met so far.
#[derive(Debug)]
pub(super) struct Names<'a> {
    places: [Option<KnownName<'a>>; PLACES],
}

/// What is known of a name.
#[derive(Debug, Clone, Copy)]
pub(super) struct KnownName<'a> {
    pub(super) qualified: &'a str,
    /// Where the local part starts.
    pub(super) local_at: usize,
    pub(super) namespace: Resolved,
    /// The [edition](super::bindings::Bindings::edition) of the declarations that say so.
    pub(super) edition: u32,
}

impl<'a> Names<'a> {
    pub(super) const fn new() -> Self {
        Self { places: [None; PLACES] }
    }

    #[inline]
    pub(super) fn find(&self, qualified: &str) -> Option<&KnownName<'a>> {
        self.places[place(qualified)].as_ref().filter(|known| known.qualified == qualified)
    }

    #[inline]
    pub(super) fn note(&mut self, name: KnownName<'a>) {
        self.places[place(name.qualified)] = Some(name);
    }
}

/// A place that differs for most names that differ.
#[inline]
fn place(qualified: &str) -> usize {
    let bytes = qualified.as_bytes();
    let byte = |at: usize| bytes.get(at).map_or(0, |&byte| usize::from(byte));
    (bytes.len() + byte(bytes.len() / 2) * 3 + byte(bytes.len().wrapping_sub(1)) * 7) % PLACES
}

/// Where the local part of a name starts that is letters with at most one colon among them, as most are.
/// Others are to be looked at closely.
pub(super) fn plain_local_part(qualified: &str) -> Option<usize> {
    let (mut local_at, mut unusual) = (0, 0_usize);
    for (at, &byte) in qualified.as_bytes().iter().enumerate() {
        unusual += usize::from(UNUSUAL_IN_NAMES[usize::from(byte)]);
        if byte == b':' {
            local_at = at + 1;
        }
    }
    (unusual <= 1 && local_at != 1 && local_at < qualified.len()).then_some(local_at)
}

/// What each byte adds to a name that may have one colon and else only letters.
const UNUSUAL_IN_NAMES: [u8; 256] = {
    let mut unusual = [2; 256];
    let mut letter = 0;
    while letter < 26 {
        unusual[b'a' as usize + letter] = 0;
        unusual[b'A' as usize + letter] = 0;
        letter += 1;
    }
    unusual[b':' as usize] = 1;
    unusual
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_letters_around_one_colon_are_plain() {
        for name in ["", ":", ":a", "a:", "a:b:c", "a1", "é", "a-b", "a::b"] {
            assert_eq!(plain_local_part(name), None, "{name}");
        }
        assert_eq!((plain_local_part("Body"), plain_local_part("soap:Body")), (Some(0), Some(5)));
    }

    #[test]
    fn a_name_is_found_by_all_of_its_text() {
        let mut names = Names::new();
        let name = |qualified| KnownName { qualified, local_at: 2, namespace: Resolved::NOWHERE, edition: 1 };
        // These two have the same place.
        let (first, second) = ("t:abcdef", "t:xbcdef");
        assert_eq!(place(first), place(second));
        names.note(name(first));
        assert!(names.find(first).is_some() && names.find(second).is_none());
        names.note(name(second));
        assert!(names.find(first).is_none() && names.find("").is_none());
    }
}
