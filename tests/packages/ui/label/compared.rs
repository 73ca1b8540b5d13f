fn main() {
    let deploy: factor3::Label = "production".parse().unwrap();
    let _ = deploy == deploy;
}
