#!/bin/sh
# What a pipeline does with a stage, the same in GitHub Actions, in GitLab and at your own machine:
#   stage.sh plan STAGE    reads, and leaves STAGE.tfplan and STAGE.plan.txt in infra/
#   stage.sh apply STAGE   applies exactly STAGE.tfplan, and leaves STAGE.outputs.json
#   stage.sh drift STAGE   ends with 2 when the stage is not what its files say
# TERRAFORM=tofu takes OpenTofu. docs/pipeline.md has the whole.
set -eu

usage() {
  echo "usage: stage.sh plan|apply|drift STAGE" >&2
  exit 64
}

[ $# -eq 2 ] || usage
command=$1
stage=$2
terraform=${TERRAFORM:-terraform}
cd "$(dirname "$0")/.."

for file in "stages/$stage.tfvars" "stages/$stage.s3.tfbackend"; do
  if [ ! -f "$file" ]; then
    echo "there is no infra/$file" >&2
    exit 66
  fi
done

export TF_DATA_DIR=".terraform/$stage"
export TF_IN_AUTOMATION=1
export TF_INPUT=0

# The lock file decides which providers run here, so a job that would change it ends instead.
init() {
  "$terraform" init -no-color -lockfile=readonly -backend-config="stages/$stage.s3.tfbackend"
}

case $command in
plan)
  init
  # The role that plans writes nothing, so it cannot take the lock. A plan that another apply overtakes is refused later.
  "$terraform" plan -no-color -lock=false -var-file="stages/$stage.tfvars" -out="$stage.tfplan"
  "$terraform" show -no-color "$stage.tfplan" >"$stage.plan.txt"
  ;;
apply)
  init
  "$terraform" apply -no-color "$stage.tfplan"
  "$terraform" output -json >"$stage.outputs.json"
  ;;
drift)
  init
  status=0
  "$terraform" plan -no-color -lock=false -detailed-exitcode -var-file="stages/$stage.tfvars" || status=$?
  case $status in
  0) echo "The stage $stage is what its files say." ;;
  2) echo "The stage $stage is not what its files say: see the plan above. Somebody changed it by hand, or a change is not applied yet." >&2 ;;
  esac
  exit "$status"
  ;;
*) usage ;;
esac
