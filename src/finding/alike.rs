//! How alike two names are.

/// Names longer than this are not compared: nothing the protocol declares comes near.
const LONGEST: usize = 64;

/// The candidate most like a name, the first of several; `None` when none is alike.
pub(crate) fn closest<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let alike = candidates.into_iter().filter_map(|it| likeness(name, it).map(|distance| (distance, it)));
    alike.min_by_key(|(distance, _)| *distance).map(|(_, candidate)| candidate)
}

/// Sorts by likeness to a name; what is not alike keeps its order, at the end.
pub(crate) fn most_alike_first<T>(name: &str, items: &mut [T], name_of: impl Fn(&T) -> &str) {
    items.sort_by_cached_key(|item| likeness(name, name_of(item)).unwrap_or(usize::MAX));
}

/// The number of edits between two names that are alike: at most one for every three characters, case aside.
fn likeness(name: &str, candidate: &str) -> Option<usize> {
    let (a, b) = (name.trim().as_bytes(), candidate.as_bytes());
    if a.len().max(b.len()) > LONGEST {
        return None;
    }
    let most = a.len().max(b.len()) / 3;
    let distance = edits(a, b);
    (distance <= most).then_some(distance)
}

/// Levenshtein's distance, with two neighbours swapped as one edit, without regard to ASCII case.
fn edits(a: &[u8], b: &[u8]) -> usize {
    let mut before_last = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let replaced = last[j] + usize::from(!x.eq_ignore_ascii_case(y));
            let mut least = replaced.min(last[j + 1] + 1).min(row[j] + 1);
            let swapped =
                i > 0 && j > 0 && a[i - 1].eq_ignore_ascii_case(y) && x.eq_ignore_ascii_case(&b[j - 1]);
            if swapped {
                least = least.min(before_last[j - 1] + 1);
            }
            row.push(least);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_share_little_are_not_alike() {
        assert_eq!(closest("Work", ["AddImGroup", "Wxyz", ""]), None);
        assert_eq!(closest("", ["Id"]), None);
        assert_eq!(closest(&"a".repeat(65), ["a".repeat(65).as_str()]), None);
    }

    #[test]
    fn the_nearest_name_wins_and_the_first_of_equals() {
        assert_eq!(closest("AddImGruop", ["AddImGroups", "AddImGroup"]), Some("AddImGroup"));
        assert_eq!(closest(" exchange2013", ["Exchange2010", "Exchange2013"]), Some("Exchange2013"));
        assert_eq!(closest("Exchange2014", ["Exchange2010", "Exchange2013"]), Some("Exchange2010"));
    }

    #[test]
    fn a_swap_is_one_edit_and_case_is_none() {
        assert_eq!(edits(b"ab", b"BA"), 1);
        assert_eq!(edits(b"kitten", b"sitting"), 3);
        assert_eq!(edits(b"", b"abc"), 3);
    }

    #[test]
    fn what_is_not_alike_keeps_its_order() {
        let mut names = ["ImAddress", "GroupId", "DisplayName"];
        most_alike_first("DisplyName", &mut names, |name| name);
        assert_eq!(names, ["DisplayName", "ImAddress", "GroupId"]);
    }
}
